import { type ContactActor, newId, SYSTEM, sql } from '#engine'
import type { Verbs } from './administration.ts'
import { entries, type ProviderDesk } from './provider-administration.ts'
import { PROVIDER_CONTACTS, PROVIDER_CUSTOMERS, PROVIDER_OPERATORS } from './provider-people.ts'

type Offer = Pick<
  ProviderDesk,
  'companyId' | 'sectors' | 'personGroups' | 'slaTables' | 'plans' | 'accessPoints'
>
type Served = ProviderDesk['customers'][keyof ProviderDesk['customers']]

const RIGHTS = { authorised: true, administrator: true, seesCompany: true }

/** Who works at the provider, whom it serves, and who of them writes. */
export async function addProviderPeople(
  engine: Verbs,
  offer: Offer,
): Promise<Pick<ProviderDesk, 'operators' | 'customers' | 'contacts'>> {
  const operators = await addOperators(engine, offer)
  const customers = await addCustomers(engine, offer)
  return { operators, customers, contacts: await addContacts(engine, offer.companyId, customers) }
}

async function addOperators(
  engine: Verbs,
  { companyId, sectors }: Offer,
): Promise<ProviderDesk['operators']> {
  const actors = {} as ProviderDesk['operators']
  for (const [key, { sectors: of, permissions, ...operator }] of entries(PROVIDER_OPERATORS)) {
    const departmentIds = of.map((sector) => sectors[sector])
    const { id } = await engine.operators.add(SYSTEM, {
      ...operator,
      companyId,
      departmentIds,
      ...(permissions ? { permissions: [...permissions] } : {}),
    })
    const { name, role, team } = operator
    actors[key] = {
      kind: 'operator',
      id,
      name,
      role,
      team,
      companyId,
      departmentIds: departmentIds.length > 0 ? departmentIds : null,
      ...(permissions ? { permissions } : {}),
      channel: 'panel',
    }
  }
  return actors
}

async function addCustomers(engine: Verbs, offer: Offer): Promise<ProviderDesk['customers']> {
  const served = {} as ProviderDesk['customers']
  for (const [key, customer] of entries(PROVIDER_CUSTOMERS)) {
    const { code, name, document, phone, address, group, tags = [], allCompanies = false } = customer
    const { id } = await engine.customers.add(SYSTEM, {
      ...{ companyId: offer.companyId, code, name, document, phone, address, allCompanies },
      tags: [...tags],
      personGroupId: offer.personGroups[group],
    })
    const contractId = await addContract(engine, offer, id, customer)
    served[key] = {
      id,
      contractId,
      connectionIds: await addConnections(engine, offer, id, contractId, customer),
    }
  }
  return served
}

type Customer = (typeof PROVIDER_CUSTOMERS)[keyof typeof PROVIDER_CUSTOMERS]

async function addContract(engine: Verbs, offer: Offer, customerId: string, customer: Customer) {
  const { contract, plan, corporate, notAccepted, cancelled } = customer
  const year = contract.slice(3, 7)
  const { id } = await engine.contracts.add(SYSTEM, customerId, {
    planId: offer.plans[plan],
    number: contract,
    startsOn: `${year}-03-01`,
    coverage: 'Internet por fibra, ONU em comodato e suporte técnico. Roteador do cliente à parte.',
    slaTableId: corporate ? offer.slaTables.corporativo : null,
  })
  if (!notAccepted) await engine.contracts.accept(SYSTEM, customerId, id)
  if (cancelled) await engine.contracts.cancel(SYSTEM, customerId, id, { reason: cancelled })
  return id
}

/** Every connection's place among all of them, counted from 1: its addresses in the network follow from it. */
const LINES = new Map(
  Object.values(PROVIDER_CUSTOMERS)
    .flatMap(({ connections }) => connections.map(({ login }) => login))
    .map((login, n) => [login, n + 1]),
)

async function addConnections(
  engine: Verbs,
  offer: Offer,
  customerId: string,
  contractId: string,
  { connections, address }: Customer,
): Promise<string[]> {
  const ids: string[] = []
  for (const { login, point, name = null, address: own = address, online = null } of connections) {
    const n = LINES.get(login)!
    const { id } = await engine.connections.add(SYSTEM, customerId, {
      ...{ contractId, login, name, address: own },
      password: `mar3-${login.slice(0, 6)}-${1000 + n}`,
      accessPointId: offer.accessPoints[point],
      ip: `100.64.10.${n}`,
      mac: `02:4D:41:00:10:${String(n).padStart(2, '0')}`,
    })
    // What the network itself tells, not anybody at the desk.
    await engine.tx.query(sql`
      update connection set online = ${online}, online_changed_at = ${engine.clock.now()},
        last_ip = ${`100.64.10.${n}`}, last_nas = ${`bras-${point}-1`}
      where id = ${id}`)
    ids.push(id)
  }
  return ids
}

async function addContacts(
  engine: Verbs,
  companyId: string,
  customers: ProviderDesk['customers'],
): Promise<ProviderDesk['contacts']> {
  const added = {} as ProviderDesk['contacts']
  for (const [key, { customer, telegram, ...fields }] of entries(PROVIDER_CONTACTS)) {
    const customerId = (customers[customer] as Served).id
    const { id } = await engine.contacts.add(SYSTEM, { ...fields, customerId, ...RIGHTS })
    const chatId = telegram ? newId() : null
    if (chatId)
      await engine.tx.query(sql`
        insert into chat (id, channel, external_id, contact_id, name, linked_at, linked_by, created_at)
        values (${chatId}, 'telegram', ${String(telegram)}, ${id}, ${fields.name}, ${engine.clock.now()}, 'invite',
          ${engine.clock.now()})`)
    const memberships = [{ customerId, companyId, ...RIGHTS }]
    const actor: ContactActor | null = chatId
      ? { kind: 'contact', id, name: fields.name, chatId, channel: 'telegram', memberships }
      : null
    added[key] = { id, actor }
  }
  return added
}
