import { newId, type OperatorActor, type Role, SYSTEM, sql } from '../../engine/index.ts'
import { png } from '../pictures.ts'
import { openDesk } from './desk.ts'
import type { testPanel } from './panel.ts'
import { addServiceOrder, SERVICE_ORDERS_ASKED } from './service-order/foreign.ts'

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
  const uploadOfAna = () => engine.attachments.store(desk.actorOf(ana), bytes('de Ana'), { name: 'ana.txt' })
  const [upload, caseUpload] = [await uploadOfAna(), await uploadOfAna()]
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
  const place = { companyId, customerId, departmentId: suporte.id }
  const ordered = await addServiceOrder(panel, desk.actorOf(rita), place)
  const cannedText = await engine.cannedTexts.add(SYSTEM, { companyId, title: 'Saudação', body: 'Olá' })
  const article = await engine.articles.add(SYSTEM, { companyId, title: 'Como emitir', body: 'Assim.' })
  const plan = await engine.plans.add(SYSTEM, { name: 'Sem contrato' })
  const whatsappNumber = await engine.whatsappNumbers.add(SYSTEM, { name: 'Horizonte', companyId })
  const provider = await providerOf(panel, companyId, ana)
  const served = await servedBy(panel, { ...provider, customerId, by: desk.actorOf(ana) })
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
      whatsappNumber: whatsappNumber.id,
      calendar: calendar.id,
      policy: policy.id,
      cannedText: cannedText.id,
      article: article.id,
      ...provider,
      ...served,
      attachment: await fileOn(ticket.id),
      otherAttachment: await fileOn(other.id),
      upload: upload.id,
      caseUpload: caseUpload.id,
      notice: notice.id,
      parked: parked.id,
      ...ordered,
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

/** One of everything that a provider works with. */
async function providerOf({ engine }: Panel, companyId: string, by: { id: string; name: string }) {
  const named = (name: string) => ({ companyId, name })
  const process = await engine.processes.add(SYSTEM, { ...named('Sem conexão'), slaType: 'corrective' })
  const subprocess = await engine.subprocesses.add(SYSTEM, process.id, { name: 'Triagem' })
  const place = { processId: process.id, subprocessId: subprocess.id }
  const material = await engine.supportMaterials.add(SYSTEM, place, {
    kind: 'text',
    title: 'Roteiro',
    body: 'Reinicie.',
  })
  const file = await engine.attachments.store(SYSTEM, bytes('níveis'), { name: 'niveis.txt' })
  await engine.supportMaterials.change(
    SYSTEM,
    { ...place, id: material.id },
    { kind: 'text', title: 'Roteiro', body: 'Reinicie.', attachmentIds: [file.id] },
  )
  const accessPoint = await engine.accessPoints.add(SYSTEM, named('Torre'))
  const [stop] = await engine.stopNotices.open(SYSTEM, {
    accessPointIds: [accessPoint.id],
    message: 'Sem energia na torre.',
  })
  return {
    accessPoint: accessPoint.id,
    stopNotice: stop!.id,
    process: process.id,
    subprocess: subprocess.id,
    material: material.id,
    materialFile: file.id,
    classification: (await engine.classifications.add(SYSTEM, named('Sem acesso'))).id,
    closing: (await engine.classifications.add(SYSTEM, { ...named('Resolvido'), closing: true })).id,
    origin: (await engine.origins.add(SYSTEM, named('Telefone'))).id,
    defect: (await engine.defects.add(SYSTEM, named('Fibra rompida'))).id,
    personGroup: (await engine.personGroups.add(SYSTEM, named('Residencial'))).id,
    slaTable: (await engine.slaTables.add(SYSTEM, named('Padrão'))).id,
    serviceOrderType: (await engine.serviceOrderTypes.add(SYSTEM, named('Instalação'))).id,
    technicianGroup: (await engine.technicianGroups.add(SYSTEM, { ...named('Norte'), memberIds: [by.id] }))
      .id,
    exceptionReason: (await engine.exceptionReasons.add(SYSTEM, named('Promessa'))).id,
  }
}

/** A customer of a provider: connection, exception, a case in hand, and a lead. */
async function servedBy(
  { db, engine }: Panel,
  of: {
    customerId: string
    accessPoint: string
    exceptionReason: string
    process: string
    by: OperatorActor
  },
) {
  const { customerId, accessPoint, exceptionReason, process, by } = of
  const [contract] = await engine.contracts.of(SYSTEM, customerId)
  const connection = await engine.connections.add(SYSTEM, customerId, {
    login: 'padaria',
    password: 'fornada-das-seis',
    contractId: contract!.id,
    accessPointId: accessPoint,
  })
  await db.query(sql`update connection set last_ip = '100.64.0.7' where id = ${connection.id}`)
  const exception = await engine.connections.exceptions.add(SYSTEM, connection.id, {
    until: '2099-12-31',
    reasonId: exceptionReason,
    kind: 'all',
  })
  const { id: atendimento } = await engine.atendimentos.register(by, {
    customerId,
    connectionId: connection.id,
    report: 'Sem sinal',
  })
  await engine.atendimentos.check(by, atendimento)
  await engine.atendimentos.start(by, atendimento, { processId: process })
  await engine.atendimentos.claim(by, atendimento)
  const lead = await engine.leads.add(by, { name: 'Bruna', phone: '(11) 98765-4321' })
  const hanging = await hangingOn(db, engine, by, atendimento)
  const { id: registered } = await engine.atendimentos.register(by, { customerId, report: 'Sem sinal' })
  await engine.atendimentos.check(by, registered)
  const { id: mistaken } = await engine.atendimentos.register(by, { customerId, report: 'Engano' })
  return {
    connection: connection.id,
    exception: exception.id,
    atendimento,
    registered,
    mistaken,
    lead: lead.id,
    ...hanging,
  }
}

/** On a case: a file, a notice that did not arrive, a viewer, and the comment that comes last. */
async function hangingOn(db: Panel['db'], engine: Panel['engine'], by: OperatorActor, atendimento: string) {
  const file = await engine.attachments.store(by, bytes('níveis'), { name: 'niveis.txt' })
  await engine.atendimentos.attach(by, atendimento, { attachmentIds: [file.id] })
  await engine.atendimentos.includeViewer(by, atendimento, { operatorId: by.id })
  await engine.atendimentos.comment(by, atendimento, { visibility: 'private', text: 'Ver a torre' })
  const comment = await db.one<{ id: string }>(
    sql`select id from log where atendimento_id = ${atendimento} order by created_at desc, id desc limit 1`,
  )
  const notice = await db.one<{ id: string }>(sql`
    insert into outbox_message (channel, lane, atendimento_id, kind, payload, state, error)
    values ('telegram', '555001', ${atendimento}, 'atendimento.commented', '{"text":["x"]}', 'dead', 'blocked')
    returning id`)
  return { caseFile: file.id, caseComment: comment.id, caseNotice: notice.id }
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
const onCase = (fields: Asked['fields'] = () => ({})): Asked => ({ path: of('atendimento'), fields })
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
  usesTickets: 'on',
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
const exceptionFields = ({ ids }: TwoCompanies) => ({
  until: '2099-11-30',
  reasonId: ids.exceptionReason,
  kind: 'block',
})
/** A technical tool's page and its form. */
function connectionTool(name: string, fields: Fields = {}): Record<string, Asked> {
  return {
    [`get /connections/:id/${name}`]: { path: of('connection') },
    [`post /connections/:id/${name}`]: { path: of('connection'), fields: () => fields },
  }
}

/** The routes of a catalogue: those of one entry, which is Horizonte's. */
function catalogue(path: string, id: keyof Ids, fields: Fields = {}, { isOrdered = false } = {}) {
  const move = { path: of(id), fields: () => ({ direction: 'down' }) }
  return {
    [`get ${path}/:id`]: { path: of(id) },
    [`post ${path}/:id`]: { path: of(id), fields: () => ({ name: 'Tomado', ...fields }) },
    [`post ${path}/:id/removal`]: { path: of(id) },
    ...(isOrdered ? { [`post ${path}/:id/move`]: move } : {}),
  } satisfies Record<string, Asked>
}
const ordered = { isOrdered: true }
const step = of('process', 'subprocess')
const material = of('process', 'subprocess', 'material')
const materialFields = { kind: 'text', title: 'Tomado', body: 'Tomado' }
const STEP = '/processes/:id/subprocesses/:subprocessId'
const MATERIAL = `${STEP}/materials/:materialId`

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

  'get /atendimentos/:id': onCase(),
  'get /atendimentos/:id/history': onCase(() => ({ before: '999999' })),
  'get /atendimentos/:id/deadline.json': onCase(),
  'post /atendimentos/:id/reading': onCase(),
  'post /atendimentos/:id/draft': onCase(() => ({ text: 'meio escrito' })),
  'post /atendimentos/:id/check': onCase(),
  'post /atendimentos/:id/claiming': onCase(),
  'post /atendimentos/:id/release': onCase(),
  'post /atendimentos/:id/transfer': onCase(({ ids }) => ({ operatorId: ids.operator, version: '1' })),
  'post /atendimentos/:id/forwarding': onCase(({ ids }) => ({ kind: 'viewer', operatorId: ids.operator })),
  'post /atendimentos/:id/viewers/:operator/removal': { path: of('atendimento', 'operator') },
  'post /atendimentos/:id/comments': onCase(() => ({ visibility: 'private', text: 'Uma nota' })),
  'post /atendimentos/:id/comments/:log': {
    path: of('atendimento', 'caseComment'),
    fields: () => ({ text: 'Outra nota' }),
  },
  'post /atendimentos/:id/resumption': onCase(),
  'post /atendimentos/:id/finish': onCase(({ ids }) => ({
    classificationId: ids.closing,
    ratingAsked: 'no',
    visibility: 'private',
    version: '1',
  })),
  'post /atendimentos/:id/files': onCase(({ ids }) => ({ attachmentIds: ids.caseUpload })),
  'post /atendimentos/:id/files/:file/description': {
    path: of('atendimento', 'caseFile'),
    fields: () => ({ description: 'Níveis' }),
  },
  'post /atendimentos/:id/files/:file/turn': { path: of('atendimento', 'caseFile') },
  'post /atendimentos/:id/files/:file/removal': { path: of('atendimento', 'caseFile') },
  'post /atendimentos/:id/notices/:notice/resending': { path: of('atendimento', 'caseNotice') },
  'post /atendimentos/:id/start-draft': { path: of('registered'), fields: () => ({ text: 'meio escrito' }) },
  'post /atendimentos/:id/start': {
    path: of('registered'),
    fields: ({ ids }) => ({ processId: ids.process, notificationLevel: 'none', visibility: 'private' }),
  },
  'post /atendimentos/:id/cancellation': { path: of('mistaken'), fields: () => ({ reason: 'Engano' }) },

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
  'post /customers/:id/contracts/:contractId/acceptance': { path: of('customer', 'contract') },
  'post /customers/:id/contracts/:contractId/cancellation': {
    path: of('customer', 'contract'),
    fields: () => ({ reason: 'Mudou' }),
  },
  'post /customers/:id/contracts/:contractId/reinstatement': { path: of('customer', 'contract') },

  ...catalogue('/processes', 'process', { slaType: 'other' }, ordered),
  'post /processes/:id/subprocesses': { path: of('process'), fields: () => ({ name: 'Outro' }) },
  [`get ${STEP}`]: { path: step },
  [`post ${STEP}`]: { path: step, fields: () => ({ name: 'Tomado' }) },
  [`post ${STEP}/move`]: { path: step, fields: () => ({ behind: '' }) },
  [`post ${STEP}/removal`]: { path: step },
  [`get ${STEP}/materials/new`]: { path: step },
  [`post ${STEP}/materials`]: { path: step, fields: () => materialFields },
  [`get ${MATERIAL}`]: { path: material },
  [`post ${MATERIAL}`]: { path: material, fields: () => materialFields },
  [`post ${MATERIAL}/move`]: { path: material, fields: () => ({ direction: 'up' }) },
  [`post ${MATERIAL}/removal`]: { path: material },
  [`post ${MATERIAL}/files/:fileId/removal`]: {
    path: of('process', 'subprocess', 'material', 'materialFile'),
  },
  ...catalogue('/classifications', 'classification', {}, ordered),
  ...catalogue('/origins', 'origin', {}, ordered),
  ...catalogue('/defects', 'defect', {}, ordered),
  ...catalogue('/exception-reasons', 'exceptionReason', {}, ordered),
  ...catalogue('/service-order-types', 'serviceOrderType', { minutes: '60' }, ordered),
  ...catalogue('/person-groups', 'personGroup', { priority: '1' }),
  ...catalogue('/sla-tables', 'slaTable'),
  ...catalogue('/technician-groups', 'technicianGroup'),
  ...catalogue('/access-points', 'accessPoint'),
  'get /stop-notices/:id': { path: of('stopNotice') },
  'post /stop-notices/:id': { path: of('stopNotice'), fields: () => ({ message: 'Tomado' }) },
  'post /stop-notices/:id/closing': { path: of('stopNotice') },

  'get /customers/:id/panel': { path: of('customer') },
  'get /customers/:id/panel/contracts': { path: of('customer') },
  'get /customers/:id/panel/invoices': { path: of('customer') },
  'get /customers/:id/panel/accounts': { path: of('customer') },
  'get /customers/:id/panel/notes': { path: of('customer') },
  'get /customers/:id/express-check': { path: of('customer') },
  'get /customers/:id/connections/new': { path: of('customer') },
  'post /customers/:id/connections': { path: of('customer'), fields: () => ({ login: 'tomada' }) },
  'get /connections/:id': { path: of('connection') },
  ...connectionTool('edit', { name: 'Tomada', active: 'on' }),
  ...connectionTool('credentials', { login: 'tomada.outra', password: 'tomada-tomada' }),
  ...connectionTool('ip', { ip: '100.64.9.9' }),
  ...connectionTool('mac', { mac: '00:1a:2b:3c:4d:5e' }),
  ...connectionTool('block', { reason: 'Tomada' }),
  ...connectionTool('unblock'),
  ...connectionTool('disconnection', { reason: 'Tomada' }),
  ...connectionTool('speed'),
  ...connectionTool('password'),
  ...connectionTool('equipment', { port: '8080' }),
  'get /connections/:id/exceptions/new': { path: of('connection') },
  'post /connections/:id/exceptions': { path: of('connection'), fields: exceptionFields },
  'get /connections/:id/exceptions/:exceptionId': { path: of('connection', 'exception') },
  'post /connections/:id/exceptions/:exceptionId': {
    path: of('connection', 'exception'),
    fields: exceptionFields,
  },

  'get /leads/:id': { path: of('lead') },
  'get /leads/:id/edit': { path: of('lead') },
  'get /leads/:id/loss': { path: of('lead') },
  'post /leads/:id': { path: of('lead'), fields: () => ({ name: 'Tomada', email: 'tomada@bote.example' }) },
  'post /leads/:id/stage': { path: of('lead'), fields: () => ({ stage: 'proposal' }) },
  'post /leads/:id/loss': { path: of('lead'), fields: () => ({ reason: 'Tomada' }) },
  'post /leads/:id/reopening': { path: of('lead') },
  'get /atendimentos/:id/leads/new': { path: of('atendimento') },
  'post /atendimentos/:id/leads': {
    path: of('atendimento'),
    fields: () => ({ name: 'Tomada', email: 'tomada@bote.example', kind: 'simple' }),
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

  ...SERVICE_ORDERS_ASKED,

  'get /channels/whatsapp/:id': { path: of('whatsappNumber') },
  'post /channels/whatsapp/:id': { path: of('whatsappNumber'), fields: () => ({ name: 'Tomado' }) },
  'post /channels/whatsapp/:id/removal': { path: of('whatsappNumber') },
  'post /channels/whatsapp/:id/restart': { path: of('whatsappNumber') },
  'post /channels/whatsapp/:id/log-out': { path: of('whatsappNumber') },

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
