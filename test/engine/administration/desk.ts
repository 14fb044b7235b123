import { accessPoints } from '../../../engine/access-point/access-points.ts'
import type { ContactActor, OperatorActor } from '../../../engine/actor.ts'
import { SYSTEM } from '../../../engine/actor.ts'
import { articles } from '../../../engine/article/articles.ts'
import { audit } from '../../../engine/audit/audit.ts'
import { calendars } from '../../../engine/business-calendar/calendars.ts'
import { cannedTexts } from '../../../engine/canned-text/canned-texts.ts'
import { checklists } from '../../../engine/checklist/checklists.ts'
import { classifications } from '../../../engine/classification/classifications.ts'
import { companies } from '../../../engine/company/companies.ts'
import { readConfig } from '../../../engine/config.ts'
import { contacts } from '../../../engine/contact/contacts.ts'
import { contracts } from '../../../engine/contract/contracts.ts'
import { customers } from '../../../engine/customer/customers.ts'
import { fixedClock } from '../../../engine/database/clock.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { defects } from '../../../engine/defect/defects.ts'
import { departments } from '../../../engine/department/departments.ts'
import type { Deps } from '../../../engine/deps.ts'
import { DomainError } from '../../../engine/errors.ts'
import { exceptionReasons } from '../../../engine/exception-reason/exception-reasons.ts'
import { jobs } from '../../../engine/jobs/jobs.ts'
import { origins } from '../../../engine/origin/origins.ts'
import { personGroups } from '../../../engine/person-group/person-groups.ts'
import { plans } from '../../../engine/plan/plans.ts'
import { processes } from '../../../engine/process/processes.ts'
import { serviceOrderTypes } from '../../../engine/service-order-type/service-order-types.ts'
import { SILENCE_PRESETS } from '../../../engine/silence/presets.ts'
import { silencePolicies } from '../../../engine/silence/silence-policies.ts'
import { slaTables } from '../../../engine/sla-table/sla-tables.ts'
import { subjects } from '../../../engine/subject/subjects.ts'
import { subprocesses } from '../../../engine/subprocess/subprocesses.ts'
import { supportMaterials } from '../../../engine/support-material/support-materials.ts'
import { technicianGroups } from '../../../engine/technician-group/technician-groups.ts'
import { silent, testDatabase } from '../../database.ts'

export const WEEKDAYS_8_TO_18 = [
  '08:00-18:00',
  '08:00-18:00',
  '08:00-18:00',
  '08:00-18:00',
  '08:00-18:00',
  '',
  '',
]

/**
 * The cast: the company Sensus with its Suporte, and Totall; the customer Padaria Aurora with Carlos. Rute
 * administers all companies, Beto only Totall, Sílvia supervises, Ana attends.
 */
export async function desk() {
  const db = await testDatabase()
  const clock = fixedClock('2026-04-06T12:00:00Z')
  const deps: Deps = {
    db,
    clock,
    log: silent,
    config: readConfig({}),
    live: { changed: () => undefined },
    later: jobs({ db, log: silent, timeZone: 'America/Sao_Paulo' }).send,
    secretKey: 'k'.repeat(43),
  }
  const engine = nouns(deps)

  const calendar = await engine.calendars.add(SYSTEM, {
    name: 'Comercial',
    timeZone: 'America/Sao_Paulo',
    hours: WEEKDAYS_8_TO_18,
  })
  const policy = await engine.silencePolicies.add(SYSTEM, {
    name: 'TOTVS',
    ...SILENCE_PRESETS.totvs,
    reminderDaysBefore: [2, 1],
  })
  const company = (name: string) =>
    engine.companies.add(SYSTEM, {
      name,
      timeZone: 'America/Sao_Paulo',
      calendarId: calendar.id,
      silencePolicyId: policy.id,
    })
  const sensus = await company('Sensus')
  const totall = await company('Totall')
  const suporte = await engine.departments.add(SYSTEM, { companyId: sensus.id, name: 'Suporte' })
  const aurora = await engine.customers.add(SYSTEM, {
    companyId: sensus.id,
    name: 'Padaria Aurora Ltda',
    code: 'C-17',
    document: '11.222.333/0001-81',
  })
  const carlos = await engine.contacts.add(SYSTEM, {
    name: 'Carlos Souza',
    email: 'carlos@aurora.com.br',
    mobile: '(11) 98765-4321',
    customerId: aurora.id,
  })
  return {
    ...{ db, clock, deps, engine, calendar, policy, sensus, totall, suporte, aurora, carlos },
    rute: operator('Rute', { role: 'administrator' }),
    beto: operator('Beto', { role: 'administrator', companyId: totall.id }),
    silvia: operator('Sílvia', { role: 'supervisor' }),
    ana: operator('Ana', {}),
    /** Carlos as he stands in his chat now. */
    carlosInChat: () => inChat(engine, carlos),
    ticket: (values: TicketValues) =>
      insertTicket(deps, {
        companyId: sensus.id,
        customerId: aurora.id,
        contactId: carlos.id,
        departmentId: suporte.id,
        ...values,
      }),
  }
}

export function nouns(deps: Deps) {
  return {
    accessPoints: accessPoints(deps),
    articles: articles(deps),
    audit: audit(deps),
    calendars: calendars(deps),
    cannedTexts: cannedTexts(deps),
    checklists: checklists(deps),
    classifications: classifications(deps),
    companies: companies(deps),
    contacts: contacts(deps),
    contracts: contracts(deps),
    customers: customers(deps),
    defects: defects(deps),
    departments: departments(deps),
    exceptionReasons: exceptionReasons(deps),
    origins: origins(deps),
    personGroups: personGroups(deps),
    plans: plans(deps),
    processes: processes(deps),
    serviceOrderTypes: serviceOrderTypes(deps),
    silencePolicies: silencePolicies(deps),
    slaTables: slaTables(deps),
    subjects: subjects(deps),
    subprocesses: subprocesses(deps),
    supportMaterials: supportMaterials(deps),
    technicianGroups: technicianGroups(deps),
  }
}

export function operator(name: string, rights: Partial<OperatorActor>): OperatorActor {
  return {
    kind: 'operator',
    id: newId(),
    name,
    role: 'agent',
    team: 'support',
    companyId: null,
    departmentIds: null,
    channel: 'panel',
    ...rights,
  }
}

export async function inChat(
  { contacts }: Pick<ReturnType<typeof nouns>, 'contacts'>,
  { id, name }: { id: string; name: string },
): Promise<ContactActor> {
  const memberships = await contacts.membershipsOf(id)
  return { kind: 'contact', id, name, chatId: newId(), channel: 'telegram', memberships }
}

type TicketValues = { state: string; silentSince?: Date; [column: string]: unknown }

let tickets = 0

async function insertTicket({ db }: Deps, values: TicketValues & { companyId: string }): Promise<string> {
  const { companyId, customerId, contactId, departmentId, state, silentSince, subjectId, contractId, title } =
    values
  const id = newId()
  await db.query(sql`
    insert into ticket (id, number, company_id, customer_id, contact_id, department_id, subject_id, contract_id, title,
      description, channel, state, silent_since, opened_at, updated_at)
    values (${id}, ${`202604/${String(++tickets).padStart(4, '0')}`}, ${companyId}, ${customerId}, ${contactId},
      ${departmentId}, ${subjectId ?? null}, ${contractId ?? null}, ${title ?? 'Nota não emite'}, 'Desde ontem',
      'telegram', ${state}, ${silentSince ?? null}, now(), now())
  `)
  return id
}

/** The code of the domain error, and its faults as `field: code`; for `expect(await refusal(...)).toEqual(...)`. */
export async function refusal(attempt: Promise<unknown>): Promise<string | string[]> {
  try {
    await attempt
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const fields = error.details.fields as { field: string; code: string }[] | undefined
    return fields ? fields.map(({ field, code }) => `${field}: ${code}`) : `${error.name} ${error.code}`
  }
  return 'nothing was refused'
}
