import { type ContactActor, newId, type OperatorActor, SYSTEM, sql } from '#engine'
import type { Verbs } from './administration.ts'
import { billCustomers } from './provider-bills.ts'
import {
  ACCESS_POINTS,
  type AccessPointKey,
  CLASSIFICATIONS,
  type ClassificationKey,
  DEFECTS,
  type DefectKey,
  EXCEPTION_REASONS,
  ORDER_TYPES,
  ORIGINS,
  type OrderTypeKey,
  type OriginKey,
  PERSON_GROUPS,
  type PersonGroupKey,
  PROCESSES,
  PROVIDER_PLANS,
  PROVIDER_TEXTS,
  type ProcessKey,
  SECTORS,
  type SectorKey,
  SLA_TABLES,
  TECHNICIAN_GROUPS,
  type TechnicianGroupKey,
} from './provider-offer.ts'
import {
  PROVIDER,
  type ProviderContactKey,
  type ProviderCustomerKey,
  type ProviderOperatorKey,
} from './provider-people.ts'
import { addProviderPeople } from './provider-population.ts'

/** With what and whom the cases are told. */
export type ProviderDesk = {
  companyId: string
  sectors: Record<SectorKey, string>
  processes: Record<ProcessKey, string>
  classifications: Record<ClassificationKey, string>
  origins: Record<OriginKey, string>
  defects: Record<DefectKey, string>
  orderTypes: Record<OrderTypeKey, string>
  groups: Record<TechnicianGroupKey, string>
  accessPoints: Record<AccessPointKey, string>
  personGroups: Record<PersonGroupKey, string>
  slaTables: Record<'residencial' | 'corporativo', string>
  plans: Record<keyof typeof PROVIDER_PLANS, string>
  promise: string
  operators: Record<ProviderOperatorKey, OperatorActor>
  customers: Record<ProviderCustomerKey, { id: string; contractId: string; connectionIds: string[] }>
  contacts: Record<ProviderContactKey, { id: string; actor: ContactActor | null }>
}

/** The internet provider as its administrator would set it up, by the engine's own verbs. */
export async function equip(engine: Verbs, now: Date): Promise<ProviderDesk> {
  const company = await addCompany(engine, now)
  const of = { companyId: company.id }
  const processes = await eachOf(PROCESSES, async ({ name, slaType }) =>
    engine.processes.add(SYSTEM, { ...of, name, slaType }),
  )
  const classifications = await eachOf(CLASSIFICATIONS, (fields) =>
    engine.classifications.add(SYSTEM, { ...of, ...fields }),
  )
  const sectors = await eachOf(SECTORS, ({ begins, ...fields }) =>
    engine.departments.add(SYSTEM, {
      ...of,
      ...fields,
      opensTickets: false,
      createsAtendimento: begins !== undefined,
      processId: begins ? processes[begins.process] : null,
      classificationId: begins ? classifications[begins.classification] : null,
    }),
  )
  await addSteps(engine, processes, sectors)
  const slaTables = await addSlaTables(engine, company)
  const personGroups = await eachOf(PERSON_GROUPS, (fields) =>
    engine.personGroups.add(SYSTEM, { ...of, ...fields }),
  )
  const named = <Key extends string>(names: Record<Key, string>, noun: Naming) =>
    eachOf(names, (name: string) => noun.add(SYSTEM, { ...of, name }))
  const reasons = await named(EXCEPTION_REASONS, engine.exceptionReasons)
  for (const text of PROVIDER_TEXTS) await engine.cannedTexts.add(SYSTEM, { ...of, ...text })
  const offer = {
    ...of,
    sectors,
    processes,
    classifications,
    slaTables,
    personGroups,
    promise: reasons.promessa,
    origins: await eachOf(ORIGINS, (fields) => engine.origins.add(SYSTEM, { ...of, ...fields })),
    defects: await named(DEFECTS, engine.defects),
    orderTypes: await eachOf(ORDER_TYPES, (fields) =>
      engine.serviceOrderTypes.add(SYSTEM, { ...of, ...fields }),
    ),
    accessPoints: await eachOf(ACCESS_POINTS, (fields) =>
      engine.accessPoints.add(SYSTEM, { ...of, ...fields }),
    ),
    plans: await eachOf(PROVIDER_PLANS, ({ name, description }) =>
      engine.plans.add(SYSTEM, { name, description, whatsapp: true, phone: true }),
    ),
  }
  const people = await addProviderPeople(engine, offer)
  const groups = await eachOf(TECHNICIAN_GROUPS, ({ name, members }) =>
    engine.technicianGroups.add(SYSTEM, {
      ...of,
      name,
      memberIds: members.map((member) => people.operators[member].id),
    }),
  )
  await billCustomers(engine, people.customers, now)
  return { ...offer, ...people, groups }
}

type Naming = {
  add(actor: typeof SYSTEM, input: { companyId: string; name: string }): Promise<{ id: string }>
}

async function addCompany(engine: Verbs, now: Date) {
  const calendar = await engine.calendars.add(SYSTEM, {
    name: 'Provedor (com almoço, sábado de manhã)',
    timeZone: 'America/Sao_Paulo',
    hours: [...Array(WORKDAYS).fill('08:00-12:00, 13:30-18:00'), '08:00-12:00', ''],
  })
  for (const year of [now.getFullYear(), now.getFullYear() + 1])
    await engine.calendars.acceptHolidays(SYSTEM, calendar.id, year, { state: 'SP' })
  const [policy] = await engine.silencePolicies.list(SYSTEM)
  return engine.companies.add(SYSTEM, {
    ...PROVIDER,
    timeZone: 'America/Sao_Paulo',
    calendarId: calendar.id,
    silencePolicyId: policy?.id ?? newId(),
    usesTickets: false,
    usesAtendimentos: true,
  })
}

const WORKDAYS = 5

async function addSteps(
  engine: Verbs,
  processes: Record<ProcessKey, string>,
  sectors: Record<SectorKey, string>,
): Promise<void> {
  for (const [key, { steps }] of entries(PROCESSES)) {
    for (const { name, sector, materials = [] } of steps) {
      const processId = processes[key]
      const step = await engine.subprocesses.add(SYSTEM, processId, {
        name,
        departmentId: sector ? sectors[sector] : null,
      })
      for (const material of materials)
        await engine.supportMaterials.add(SYSTEM, { processId, subprocessId: step.id }, material)
    }
  }
}

/** The company's standard table is the one for homes. */
async function addSlaTables(engine: Verbs, company: Awaited<ReturnType<typeof addCompany>>) {
  const tables = await eachOf(SLA_TABLES, ({ name, times }) =>
    engine.slaTables.add(SYSTEM, { companyId: company.id, name, times }),
  )
  await engine.tx.query(sql`update company set sla_table_id = ${tables.residencial} where id = ${company.id}`)
  return tables
}

/** Makes one of each, in order; answers the ids by their keys. */
export async function eachOf<Key extends string, Fields>(
  of: Record<Key, Fields>,
  make: (fields: Fields) => Promise<{ id: string }>,
): Promise<Record<Key, string>> {
  const ids = {} as Record<Key, string>
  for (const [key, fields] of entries(of)) ids[key] = (await make(fields)).id
  return ids
}

export function entries<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
