import {
  type Clock,
  type ContactActor,
  type Engine,
  newId,
  type OperatorActor,
  SYSTEM,
  sql,
  type Tx,
} from '#engine'
import { SILENCE_PRESETS } from '../../engine/silence/presets.ts'
import { ARTICLES, CANNED_TEXTS, DEPARTMENTS, type DepartmentKey, SUBJECTS } from './offer.ts'
import {
  COMPANY,
  CONTACTS,
  type Contact,
  type ContactKey,
  CUSTOMERS,
  type CustomerKey,
  OPERATORS,
  type OperatorKey,
} from './people.ts'

type Subject = { id: string; departmentId: string; questions: { id: string; question: string }[] }

/** The engine's verbs within the one transaction that makes the desk. */
export type Verbs = ReturnType<Engine['on']> & { tx: Tx; clock: Clock }

/** Who and what the stories are told with. */
export type Administration = {
  companyId: string
  operators: Record<OperatorKey, OperatorActor>
  customers: Record<CustomerKey, string>
  contacts: Record<ContactKey, { id: string; actor: ContactActor | null }>
  subjects: Map<string, Subject>
}

const WORKDAYS = 5

/** Everything an administrator would set up before the first ticket, by the engine's own verbs. */
export async function administer(
  engine: Verbs,
  firstYear: number,
  lastYear: number,
): Promise<Administration> {
  const calendars = await addCalendars(engine, firstYear, lastYear)
  const policies = await addPolicies(engine)
  const company = await engine.companies.add(SYSTEM, {
    ...COMPANY,
    timeZone: 'America/Sao_Paulo',
    calendarId: calendars.company,
    silencePolicyId: policies.totvs,
    firstResponseMinutes: 60,
  })
  const departments = await addDepartments(engine, company.id, calendars.support)
  const subjects = await addSubjects(engine, departments)
  const customers = await addCustomers(engine, company.id, policies.totall)
  const contacts = await addContacts(engine, customers, company.id)
  const operators = await addOperators(engine, company.id, departments)
  for (const { department, ...article } of ARTICLES) {
    const departmentId = department ? departments[department] : null
    await engine.articles.add(SYSTEM, { ...article, companyId: company.id, departmentId })
  }
  for (const { department, ...text } of CANNED_TEXTS) {
    const departmentId = department ? departments[department] : null
    await engine.cannedTexts.add(SYSTEM, { ...text, companyId: company.id, departmentId })
  }
  return { companyId: company.id, operators, customers, contacts, subjects }
}

async function addCalendars(engine: Verbs, firstYear: number, lastYear: number) {
  const week = (hours: string) => [...Array(WORKDAYS).fill(hours), '', '']
  const company = await engine.calendars.add(SYSTEM, {
    name: 'Comercial',
    timeZone: 'America/Sao_Paulo',
    hours: week('08:00-12:00, 13:30-18:00'),
  })
  const support = await engine.calendars.add(SYSTEM, {
    name: 'Suporte',
    timeZone: 'America/Sao_Paulo',
    hours: week('08:00-18:00'),
  })
  for (let year = firstYear; year <= lastYear; year++) {
    for (const { id } of [company, support]) {
      await engine.calendars.acceptHolidays(SYSTEM, id, year, { state: 'SP' })
      await engine.calendars.setClosure(SYSTEM, id, {
        date: `${year}-12-24`,
        name: 'Véspera de Natal',
        open: '08:00-12:00',
      })
    }
  }
  return { company: company.id, support: support.id }
}

async function addPolicies(engine: Verbs) {
  const rules = ({ reminderDaysBefore, ...preset }: (typeof SILENCE_PRESETS)['totvs' | 'totall']) => ({
    ...preset,
    reminderDaysBefore: [...reminderDaysBefore],
  })
  const totvs = await engine.silencePolicies.add(SYSTEM, {
    name: 'TOTVS (7 + 5 dias; solução 5)',
    ...rules(SILENCE_PRESETS.totvs),
  })
  const totall = await engine.silencePolicies.add(SYSTEM, {
    name: 'TOTALL (15 dias)',
    ...rules(SILENCE_PRESETS.totall),
  })
  return { totvs: totvs.id, totall: totall.id }
}

async function addDepartments(engine: Verbs, companyId: string, supportCalendar: string) {
  const ids = {} as Record<DepartmentKey, string>
  for (const [key, department] of entries(DEPARTMENTS)) {
    const calendarId = key === 'suporte' ? supportCalendar : null
    const added = await engine.departments.add(SYSTEM, { companyId, calendarId, ...department })
    ids[key] = added.id
  }
  return ids
}

async function addSubjects(engine: Verbs, departments: Record<DepartmentKey, string>) {
  const subjects: Administration['subjects'] = new Map()
  type Nodes = (typeof SUBJECTS)[DepartmentKey]

  async function grow(
    departmentId: string,
    nodes: Nodes,
    parentId: string | null,
    inherited: Subject['questions'],
  ) {
    for (const { key, checklist = [], children = [], ...fields } of nodes) {
      const { id } = await engine.subjects.add(SYSTEM, departmentId, { ...fields, parentId })
      const questions = [...inherited]
      for (const question of checklist) {
        const added = await engine.checklists.add(SYSTEM, id, question)
        questions.push({ id: added.id, question: added.question })
      }
      if (key) subjects.set(key, { id, departmentId, questions })
      await grow(departmentId, children, id, questions)
    }
  }

  for (const [key, nodes] of entries(SUBJECTS)) await grow(departments[key], nodes, null, [])
  return subjects
}

async function addCustomers(engine: Verbs, companyId: string, totall: string) {
  const basic = await engine.plans.add(SYSTEM, {
    name: 'Básico',
    description: 'Atendimento pelo Telegram, pelo painel e por e-mail.',
  })
  const premium = await engine.plans.add(SYSTEM, {
    name: 'Premium',
    whatsapp: true,
    phone: true,
    description: 'Também por WhatsApp e telefone.',
  })
  const ids = {} as Record<CustomerKey, string>
  for (const [key, { plan, contract, silence, tags, ...fields }] of entries(CUSTOMERS)) {
    const { id } = await engine.customers.add(SYSTEM, { companyId, ...fields, tags: [...(tags ?? [])] })
    await engine.contracts.add(SYSTEM, id, {
      planId: plan === 'premium' ? premium.id : basic.id,
      number: contract,
      startsOn: `${contract.slice(3, 7)}-02-01`,
      coverage: 'Correções, dúvidas de uso, atualizações e adequações à lei. Alterações sob medida à parte.',
      silencePolicyId: silence === 'totall' ? totall : null,
    })
    ids[key] = id
  }
  return ids
}

async function addContacts(engine: Verbs, customers: Record<CustomerKey, string>, companyId: string) {
  const added = {} as Administration['contacts']
  for (const [key, contact] of entries(CONTACTS)) {
    const { customers: of, telegram, notAuthorised, administrator, seesCompany, ...fields } = contact
    const rights = {
      authorised: !notAuthorised,
      administrator: administrator ?? false,
      seesCompany: seesCompany ?? false,
    }
    const [first, ...others] = of
    const { id } = await engine.contacts.add(SYSTEM, { ...fields, customerId: customers[first], ...rights })
    for (const customer of others)
      await engine.contacts.setMembership(SYSTEM, id, customers[customer], rights)
    const chatId = telegram ? await linkChat(engine, id, telegram, contact) : null
    const memberships = of.map((customer) => ({ customerId: customers[customer], companyId, ...rights }))
    const actor: ContactActor | null = chatId
      ? { kind: 'contact', id, name: contact.name, chatId, channel: 'telegram', memberships }
      : null
    added[key] = { id, actor }
  }
  return added
}

/** As if the person had opened their invite link long ago. */
async function linkChat(engine: Verbs, contactId: string, telegram: number, { name, language }: Contact) {
  const id = newId()
  await engine.tx.query(sql`
    insert into chat (id, channel, external_id, contact_id, name, language, linked_at, linked_by, created_at)
    values (${id}, 'telegram', ${String(telegram)}, ${contactId}, ${name}, ${language ?? 'pt'},
      ${engine.clock.now()}, 'invite', ${engine.clock.now()})`)
  return id
}

async function addOperators(engine: Verbs, companyId: string, departments: Record<DepartmentKey, string>) {
  const actors = {} as Administration['operators']
  for (const [key, { departments: of, ...operator }] of entries(OPERATORS)) {
    const departmentIds = of.map((department) => departments[department])
    const isForAll = operator.role === 'administrator'
    const { id } = await engine.operators.add(SYSTEM, {
      ...operator,
      companyId: isForAll ? null : companyId,
      departmentIds,
    })
    actors[key] = {
      kind: 'operator',
      id,
      name: operator.name,
      role: operator.role,
      team: operator.team,
      companyId: isForAll ? null : companyId,
      departmentIds: departmentIds.length > 0 ? departmentIds : null,
      channel: 'panel',
    }
  }
  return actors
}

function entries<K extends string, V>(record: Record<K, V>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
