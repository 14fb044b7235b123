import { newId, type Role, SYSTEM, sql } from '../../engine/index.ts'
import { png } from '../pictures.ts'
import { openDesk } from './desk.ts'
import type { testPanel } from './panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>
export type TwoCompanies = Awaited<ReturnType<typeof twoCompanies>>

/**
 * Horizonte with one of everything that has an address of its own, and Totall, whose people may know of nothing there.
 * What belongs to no company in particular (plans, calendars, silence policies) everybody may read.
 */
export async function twoCompanies(panel: Panel) {
  const { db, engine } = panel
  const desk = await openDesk(panel)
  const { companyId, customerId, suporte, questions, maria } = desk
  const ticket = await desk.opens()
  const other = await desk.opens({ departmentId: desk.financeiro.id, subjectId: desk.financeiro.typeId })
  const ana = await panel.operator({ companyId, departmentIds: [suporte.id] })
  const rita = await panel.operator({ role: 'administrator', companyId })
  const invited = await engine.operators.add(SYSTEM, {
    name: 'Igor',
    email: 'igor@horizonte.example',
    role: 'agent',
    companyId,
  })

  async function fileOn(ticketId: string): Promise<string> {
    const stored = await engine.attachments.store(maria, bytes('conteúdo'), { name: 'nota.txt' })
    await db.query(sql`update attachment set ticket_id = ${ticketId} where id = ${stored.id}`)
    return stored.id
  }
  const upload = await engine.attachments.store(desk.actorOf(ana), bytes('de Ana'), { name: 'ana.txt' })
  async function photoOf(person: typeof ana): Promise<string> {
    await engine.photos.set(desk.actorOf(person), bytes(png()), { name: 'eu.png' })
    return (await engine.accounts.own(desk.actorOf(person))).photoId!
  }
  const notice = await db.one<{ id: string }>(sql`
    insert into outbox_message (channel, lane, ticket_id, kind, payload, state, error)
    values ('telegram', '555001', ${ticket.id}, 'ticket.opened', '{"text":["x"]}', 'dead', 'blocked') returning id`)
  const parked = await db.one<{ id: string }>(sql`
    insert into inbox_message (channel, external_id, lane, payload, state, error)
    values ('telegram', '9001', '555001', '{}', 'parked', 'TypeError') returning id`)
  const contract = await db.one<{ id: string; planId: string }>(
    sql`select id, plan_id from contract where customer_id = ${customerId}`,
  )
  const cannedText = await engine.cannedTexts.add(SYSTEM, { companyId, title: 'Saudação', body: 'Olá' })
  const article = await engine.articles.add(SYSTEM, { companyId, title: 'Como emitir', body: 'Assim.' })
  const plan = await engine.plans.add(SYSTEM, { name: 'Sem contrato' })
  const policy = await db.one<{ id: string }>(sql`select id from silence_policy limit 1`)
  const calendar = await db.one<{ id: string }>(sql`select id from business_calendar limit 1`)
  await engine.calendars.setClosure(SYSTEM, calendar.id, { date: '2026-12-24', name: 'Véspera', open: '' })

  const totall = await engine.companies.add(SYSTEM, {
    name: 'Totall',
    timeZone: 'America/Sao_Paulo',
    calendarId: calendar.id,
    silencePolicyId: policy.id,
  })
  const totallDepartment = await engine.departments.add(SYSTEM, { companyId: totall.id, name: 'Campo' })
  const totallType = await engine.subjects.add(SYSTEM, totallDepartment.id, { name: 'Instalação' })
  const totallCustomer = await engine.customers.add(SYSTEM, { companyId: totall.id, name: 'Mercado Sul' })
  const totallContact = await engine.contacts.add(SYSTEM, {
    name: 'Célia',
    email: 'celia@mercadosul.example',
    customerId: totallCustomer.id,
  })
  const totallTicket = await totallOpens()
  const totallOperator = await panel.operator({ companyId: totall.id })
  const totallFile = await fileOn(totallTicket)

  async function totallOpens(): Promise<string> {
    const membership = {
      customerId: totallCustomer.id,
      companyId: totall.id,
      authorised: true,
      administrator: false,
      seesCompany: false,
    }
    const chatId = newId()
    await db.query(sql`
      insert into chat (id, channel, external_id, contact_id, customer_id, name, linked_at, linked_by)
      values (${chatId}, 'telegram', '777001', ${totallContact.id}, ${totallCustomer.id}, 'Célia', now(), 'invite')`)
    const celia = {
      kind: 'contact',
      id: totallContact.id,
      name: 'Célia',
      chatId,
      channel: 'telegram',
    } as const
    const { id } = await engine.tickets.open(
      { ...celia, memberships: [membership] },
      {
        customerId: totallCustomer.id,
        departmentId: totallDepartment.id,
        subjectId: totallType.id,
        title: 'Roteador',
        description: 'Não liga',
      },
    )
    return id
  }

  return {
    ...{ desk, panel, ana, rita, totallOperator },
    /** Horizonte's. */
    ids: {
      ticket: ticket.id,
      photo: await photoOf(ana),
      otherTicket: other.id,
      operator: ana.id,
      invited: invited.id,
      company: companyId,
      department: suporte.id,
      otherDepartment: desk.financeiro.id,
      subject: suporte.typeId,
      otherSubject: desk.financeiro.typeId,
      question: questions.version,
      customer: customerId,
      contact: desk.maria.id,
      chat: desk.maria.chatId,
      contract: contract.id,
      plan: plan.id,
      calendar: calendar.id,
      policy: policy.id,
      cannedText: cannedText.id,
      article: article.id,
      attachment: await fileOn(ticket.id),
      otherAttachment: await fileOn(other.id),
      upload: upload.id,
      notice: notice.id,
      parked: parked.id,
    },
    /** Totall's, to be named in what Horizonte's people send. */
    foreign: {
      ticket: totallTicket,
      operator: totallOperator.id,
      company: totall.id,
      department: totallDepartment.id,
      subject: totallType.id,
      customer: totallCustomer.id,
      contact: totallContact.id,
      attachment: totallFile,
    },
    planInUse: contract.planId,
    /** Somebody of Totall; of Horizonte's other department. */
    strangers: async (role: Role) => panel.operator({ role, companyId: totall.id }),
    neighbour: () => panel.operator({ companyId, departmentIds: [desk.financeiro.id] }),
  }
}

export type Ids = TwoCompanies['ids']
type Fields = Record<string, string | string[]>

/** How a route with ids is asked for: what stands in its path, in order, and what its form needs. */
export type Asked = {
  path: (ids: Ids) => string[]
  fields?: (world: TwoCompanies) => Fields
  /** Its noun is every company's: who is signed in may read it, and only who answers for all changes it. */
  shared?: true
}

const ticket = (ids: Ids) => [ids.ticket]
const onTicket = (fields: Asked['fields'] = () => ({})): Asked => ({ path: ticket, fields })
const of = (...names: (keyof Ids)[]): Asked['path'] => {
  return (ids) => names.map((name) => ids[name])
}

const operatorFields = {
  name: 'Outra',
  email: 'outra@horizonte.example',
  role: 'agent',
  team: 'support',
  language: 'pt',
}
const companyFields = (world: TwoCompanies) => ({
  name: 'Tomada',
  timeZone: 'America/Sao_Paulo',
  calendarId: world.ids.calendar,
  silencePolicyId: world.ids.policy,
  firstResponseMinutes: '60',
  ratingScale: 'five_is_best',
  ratingDays: '7',
})
const policyFields = {
  name: 'Outra',
  pendingDays: '3',
  pendingFollows: 'validation',
  validationDays: '3',
  approvalDays: '7',
  approvalFollows: 'close',
  reminderDaysBefore: '1',
}
const question = { kind: 'text', question: 'Qual?' }

/** Every declared route with an id in its path; matrix.test.ts fails for one that is not here. */
export const ASKED: Record<string, Asked> = {
  'get /tickets/:id': onTicket(),
  'get /tickets/:id/history': onTicket(() => ({ before: '999999' })),
  'get /tickets/:id/duplicates': onTicket(() => ({ q: 'NF-e' })),
  'post /tickets/:id/reading': onTicket(),
  'post /tickets/:id/draft': onTicket(() => ({ text: 'meio escrito' })),
  'post /tickets/:id/replies': onTicket(() => ({ visibility: 'private', text: 'Uma nota' })),
  'post /tickets/:id/taking': onTicket(),
  'post /tickets/:id/assignment': onTicket(({ ids }) => ({ assignee: ids.operator, version: '1' })),
  'post /tickets/:id/hand-over': onTicket(() => ({
    team: 'quality',
    justification: 'Para olhar',
    version: '1',
  })),
  'post /tickets/:id/estimate': onTicket(),
  'post /tickets/:id/proposals': onTicket(() => ({
    hours: '2',
    price: '300',
    validUntil: '2099-01-01',
    body: 'Escopo',
  })),
  'post /tickets/:id/resumption': onTicket(),
  'post /tickets/:id/severity': onTicket(() => ({ severity: 'critical' })),
  'post /tickets/:id/rejection': onTicket(() => ({ why: 'Não cabe', version: '1' })),
  'post /tickets/:id/notices/:notice/resending': { path: of('ticket', 'notice') },

  'post /dead-letters/:id/resending': { path: of('notice') },
  'post /dead-letters/:id/discarding': { path: of('notice') },
  'post /dead-letters/inbox/:id/retry': { path: of('parked') },

  'get /attachments/:id': { path: of('attachment') },
  'get /attachments/:id/picture': { path: of('attachment') },
  'post /attachments/:id/discarding': { path: of('upload') },

  'get /photos/:id': { path: of('photo') },

  'get /operators/:id': { path: of('operator') },
  'post /operators/:id': { path: of('operator'), fields: () => operatorFields },
  'post /operators/:id/deactivation': { path: of('operator') },
  'post /operators/:id/reactivation': { path: of('operator') },
  'post /operators/:id/invitation': { path: of('invited') },

  'get /customers/:id': { path: of('customer') },
  'get /customers/:id/edit': { path: of('customer') },
  'post /customers/:id': { path: of('customer'), fields: () => ({ name: 'Tomada' }) },
  'get /customers/:id/contracts/new': { path: of('customer') },
  'post /customers/:id/contracts': {
    path: of('customer'),
    fields: ({ ids }) => ({ number: 'C-9', planId: ids.plan, startsOn: '2026-01-01' }),
  },
  'get /customers/:id/contracts/:contractId': { path: of('customer', 'contract') },
  'post /customers/:id/contracts/:contractId': {
    path: of('customer', 'contract'),
    fields: ({ planInUse }) => ({ number: 'C-10', planId: planInUse, startsOn: '2026-01-01' }),
  },

  'get /contacts/:id': { path: of('contact') },
  'get /contacts/:id/edit': { path: of('contact') },
  'post /contacts/:id': { path: of('contact'), fields: () => ({ name: 'Tomada' }) },
  'post /contacts/:id/invite': { path: of('contact') },
  'post /contacts/:id/memberships': {
    path: of('contact'),
    fields: ({ ids }) => ({ customerId: ids.customer }),
  },
  'post /contacts/:id/memberships/:customerId': { path: of('contact', 'customer') },
  'post /contacts/:id/chats/:chatId/unlinking': { path: of('contact', 'chat') },
  'post /contacts/:id/memberships/:customerId/end': { path: of('contact', 'customer') },

  'get /companies/:id': { path: of('company') },
  'post /companies/:id': { path: of('company'), fields: companyFields },

  'get /departments/:id': { path: of('department') },
  'post /departments/:id': { path: of('department'), fields: () => ({ name: 'Tomado' }) },
  'post /departments/:id/move': { path: of('department'), fields: () => ({ direction: 'down' }) },
  'post /departments/:id/subjects': { path: of('department'), fields: () => ({ name: 'Novo tipo' }) },

  'get /subjects/:id': { path: of('subject') },
  'post /subjects/:id': { path: of('subject'), fields: () => ({ name: 'Tomado', severity: 'low' }) },
  'post /subjects/:id/place': { path: of('subject'), fields: () => ({ place: '1' }) },
  'get /subjects/:id/questions/new': { path: of('subject') },
  'post /subjects/:id/questions': { path: of('subject'), fields: () => question },
  'get /subjects/:id/questions/:questionId': { path: of('subject', 'question') },
  'post /subjects/:id/questions/:questionId': { path: of('subject', 'question'), fields: () => question },
  'post /subjects/:id/questions/:questionId/move': {
    path: of('subject', 'question'),
    fields: () => ({ direction: 'down' }),
  },
  'post /subjects/:id/questions/:questionId/removal': { path: of('subject', 'question') },
  'post /subjects/:id/removal': { path: of('subject') },

  'get /canned-texts/:id': { path: of('cannedText') },
  'post /canned-texts/:id': {
    path: of('cannedText'),
    fields: ({ ids }) => ({ title: 'Tomado', body: 'Tomado', companyId: ids.company }),
  },
  'post /canned-texts/:id/removal': { path: of('cannedText') },

  'get /articles/:id': { path: of('article') },
  'get /articles/:id/edit': { path: of('article') },
  'post /articles/:id': {
    path: of('article'),
    fields: ({ ids }) => ({ title: 'Tomado', body: 'Tomado', companyId: ids.company }),
  },
  'post /articles/:id/removal': { path: of('article') },

  'get /plans/:id': { path: of('plan'), shared: true },
  'post /plans/:id': { path: of('plan'), fields: () => ({ name: 'Tomado' }), shared: true },
  'post /plans/:id/removal': { path: of('plan'), shared: true },

  'get /calendars/:id': { path: of('calendar'), shared: true },
  'post /calendars/:id': {
    path: of('calendar'),
    fields: () => ({ name: 'Tomado', timeZone: 'America/Sao_Paulo', 'hours.1': '08:00-18:00' }),
    shared: true,
  },
  'post /calendars/:id/closures': {
    path: of('calendar'),
    fields: () => ({ date: '2026-12-31', name: 'Ano novo' }),
    shared: true,
  },
  'post /calendars/:id/closures/:date/switch': {
    path: ({ calendar }) => [calendar, '2026-12-24'],
    fields: () => ({ active: 'off' }),
    shared: true,
  },
  'post /calendars/:id/closures/:date/removal': {
    path: ({ calendar }) => [calendar, '2026-12-24'],
    shared: true,
  },
  'post /calendars/:id/holidays': { path: of('calendar'), fields: () => ({ year: '2027' }), shared: true },
  'get /calendars/:id/application': { path: of('calendar'), shared: true },
  'post /calendars/:id/application': { path: of('calendar'), shared: true },
  'post /calendars/:id/removal': { path: of('calendar'), shared: true },

  'get /silence-policies/:id': { path: of('policy'), shared: true },
  'post /silence-policies/:id': { path: of('policy'), fields: () => policyFields, shared: true },
  'get /silence-policies/:id/application': { path: of('policy'), shared: true },
  'post /silence-policies/:id/application': { path: of('policy'), shared: true },
  'post /silence-policies/:id/removal': { path: of('policy'), shared: true },
}

/** `/tickets/:id/history` → the address with these ids. */
export function addressOf(pattern: string, ids: readonly string[]): string {
  let n = 0
  return pattern.replaceAll(/:\w+/g, () => encodeURIComponent(ids[n++] ?? ''))
}

async function* bytes(text: string | Uint8Array) {
  yield Buffer.from(text)
}
