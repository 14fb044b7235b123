import { beforeEach, describe, expect, test } from 'vitest'
import { metricsRegistry } from '../../engine/health/metrics.ts'
import {
  createEngine,
  encodeAction,
  encodeAtendimentoAction,
  MARKS,
  newId,
  sql,
  type TicketAction,
} from '../../engine/index.ts'
import { createLog } from '../../engine/log.ts'
import { everyRoute } from '../admin/every-route.ts'
import { type TwoCompanies, twoCompanies } from '../admin/foreign-ids.ts'
import { testPanel } from '../admin/panel.ts'
import { startWalk, type Walk } from '../bots/telegram/walk.ts'
import { createProvider } from '../provider.ts'
import { createWorld, HOUR } from '../world.ts'

const ACTIONS: TicketAction[] = [
  'show',
  'approve',
  'refuse',
  'restrict',
  'keep',
  'write',
  'acceptProposal',
  'declineProposal',
  'cancel',
  'followUp',
]

/** Every button there is about a ticket. */
function buttonsAbout(ticketId: string, proposalId = newId()): string[] {
  return [
    ...ACTIONS.map((action) =>
      encodeAction(action, ticketId, /Proposal$/.test(action) ? proposalId.slice(-8) : undefined),
    ),
    ...MARKS.map((mark) => encodeAction('rate', ticketId, mark)),
    `files..${ticketId}.`,
    `file..${ticketId}.0`,
    `ticket.${ticketId.slice(-8)}.yes.`,
    `ticket.${ticketId.slice(-8)}.no.`,
  ]
}

/** Every button there is about an atendimento. */
function buttonsAboutAtendimento(id: string): string[] {
  return [
    ...(['show', 'write'] as const).map((action) => encodeAtendimentoAction(action, id)),
    ...[1, 5].map((value) => encodeAtendimentoAction('rate', id, String(value))),
    `files.atendimento.${id}.`,
    `file.atendimento.${id}.0`,
    `atendimento.${id.slice(-8)}.yes.`,
    `atendimento.${id.slice(-8)}.no.`,
  ]
}

/** Shapes that no keyboard of ours ever had. */
const MADE_UP = [
  '',
  '.',
  '....',
  't:ap:',
  't:ap:1 or 1=1',
  "t:sh:'; drop table ticket; --",
  't:ra:00000000-0000-0000-0000-000000000000:__proto__',
  't:constructor:00000000-0000-0000-0000-000000000000',
  'files..not-an-id.',
  'file..not-an-id.0',
  'file..00000000-0000-0000-0000-000000000000.-1',
  'file..00000000-0000-0000-0000-000000000000.NaN',
  'tickets..page.-1',
  'tickets..page.1e9',
  'tickets..page.99999999999999999999',
  'home..customer.not-an-id',
  'home..constructor.',
  '__proto__.x.y.z',
  'constructor.x.y.z',
  'open.xxxx.pick.not-an-id',
  'open.xxxx.edit.__proto__',
  'a:sh:1 or 1=1',
  'a:ra:00000000-0000-0000-0000-000000000000:__proto__',
  'a:constructor:00000000-0000-0000-0000-000000000000',
  'files.atendimento.not-an-id.',
  'file.atendimento.not-an-id.0',
  'files.constructor.00000000-0000-0000-0000-000000000000.',
  'atendimentos..page.-1',
  'atendimentos..page.99999999999999999999',
  'contato.xxxx.pick.not-an-id',
  'contato.xxxx.edit.__proto__',
  'x'.repeat(64),
  '\0\0\0',
  '\ud800.x.y.z',
]

describe('in the chat', () => {
  let walk: Walk
  let ofRosa: { id: string; number: string; title: string }
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
    ofRosa = await walk.opens(walk.rosa, { title: 'Segredo da Rede Boa Vista' })
  })

  const state = () =>
    walk.db.one(sql`
      select (select json_agg(t order by id) from ticket t) as tickets, (select count(*)::int from log) as logs,
        (select count(*)::int from rating) as ratings, (select count(*)::int from event) as events`)
  const parked = () =>
    walk.db.rows(sql`select payload from inbox_message where state not in ('done', 'waiting')`)

  /** What the bot says next, read where it is written: nobody waits for Telegram's pace of one message a second. */
  async function saidAfter(act: () => void): Promise<string[]> {
    const { last } = await walk.db.one<{ last: string }>(
      sql`select coalesce(max(id), 0)::text as last from outbox_message`,
    )
    act()
    for (let quiet = 0; quiet < 3; ) {
      const { waiting } = await walk.db.one<{ waiting: number }>(
        sql`select count(*)::int as waiting from inbox_message where state = 'waiting'`,
      )
      quiet = waiting === 0 && walk.simulator.pendingUpdates() === 0 ? quiet + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
    const said = await walk.db.rows<{ payload: { text: unknown } }>(
      sql`select payload from outbox_message where id > ${last}::bigint order by id`,
    )
    return said.map(({ payload }) => JSON.stringify(payload.text))
  }

  test('A20: a number of somebody else and a number that nobody has are answered alike', async () => {
    const maria = walk.phoneOf(walk.maria)
    async function answerTo(words: string): Promise<string[]> {
      await walk.db.query(sql`delete from conversation`)
      const said = await saidAfter(() => maria.say(words))
      expect(said.length).toBeGreaterThan(0)
      return said.map((text) => text.replaceAll(words, '<words>'))
    }
    const unknown = '209912/0099'
    for (const shape of [(n: string) => n, (n: string) => `#${n}`, (n: string) => `/ticket ${n}`]) {
      const foreign = await answerTo(shape(ofRosa.number))
      const nobodys = await answerTo(shape(unknown))
      expect(foreign.map((text) => text.replaceAll(ofRosa.number, unknown))).toEqual(nobodys)
      expect(foreign.join()).not.toContain('Segredo')
    }
  })

  test('A20: searching finds nothing of others, by number or by words', async () => {
    const maria = walk.phoneOf(walk.maria)
    await walk.opens(walk.maria, { title: 'Meu próprio' })
    for (const sought of [ofRosa.number, 'Segredo', '%', '_', 'Boa Vista', "' or 1=1 --"]) {
      await walk.db.query(sql`delete from conversation`)
      await saidAfter(() => maria.say('Meus tickets'))
      const { state: key } = await walk.db.one<{ state: string }>(
        sql`select context::text as state from conversation where context::text like '%tickets%'`,
      )
      const button = /"key": ?"(\w+)"/.exec(key)?.[1]
      await saidAfter(() => maria.pressData(`tickets.${button}.search.`, { on: 1 }))
      const said = (await saidAfter(() => maria.say(sought))).join()
      expect(said).toContain('Não encontrei')
      expect(said).not.toContain('Segredo da Rede')
    }
  })

  test("A21: every button of somebody else's ticket, pressed in another chat, does nothing and tells nothing", {
    timeout: 60_000,
  }, async () => {
    await walk.engine.tickets.take(walk.ana, ofRosa.id)
    await walk.engine.tickets.solve(walk.ana, ofRosa.id, { text: 'Pronto.' })
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await maria.waitFor('Olá, Maria')
    const before = await state()
    const answers = new Map<string, string[]>()
    for (const [whose, id] of [
      ['others', ofRosa.id],
      ['nobodys', newId()],
    ] as const) {
      for (const [n, data] of buttonsAbout(id).entries()) {
        await walk.db.query(sql`delete from conversation`)
        answers.set(`${whose} ${n}`, await saidAfter(() => maria.pressData(data)))
      }
    }
    for (const n of buttonsAbout(ofRosa.id).keys())
      expect({ n, said: answers.get(`others ${n}`) }).toEqual({ n, said: answers.get(`nobodys ${n}`) })
    expect([...answers.values()].join()).not.toContain('Segredo')
    expect(await state()).toEqual(before)
    expect(await parked()).toEqual([])
  })

  test("A21: every button of somebody else's atendimento does nothing and tells nothing", {
    timeout: 60_000,
  }, async () => {
    const provider = await createProvider(walk)
    const { id } = await provider.claims(provider.eva, { report: 'Segredo da Olívia' })
    const { resolvido } = provider.classifications
    await walk.engine.atendimentos.finish(provider.eva, id, {
      classificationId: resolvido,
      ratingAsked: true,
    })
    const saulo = walk.phoneOf(provider.saulo)
    saulo.say('oi')
    await saulo.waitFor('Olá, Saulo')
    const before = await state()
    const answers: Record<'others' | 'nobodys', string[]> = { others: [], nobodys: [] }
    for (const [whose, about] of [
      ['others', id],
      ['nobodys', newId()],
    ] as const) {
      for (const data of buttonsAboutAtendimento(about)) {
        await walk.db.query(sql`delete from conversation`)
        answers[whose].push(...(await saidAfter(() => saulo.pressData(data))))
      }
    }
    expect(answers.others).toEqual(answers.nobodys)
    expect(answers.others.join()).not.toContain('Segredo')
    expect(await state()).toEqual(before)
    expect(await parked()).toEqual([])
  })

  test('A21: made-up callback data parks nothing, and the chat goes on', { timeout: 60_000 }, async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await maria.waitFor('Olá, Maria')
    await saidAfter(() => MADE_UP.forEach((data) => void maria.pressData(data)))
    expect(await parked()).toEqual([])
    walk.clock.advance(HOUR)
    expect((await saidAfter(() => maria.say('Meus tickets'))).join()).toContain('ainda não tem tickets')
  })

  test('A21: while a ticket is filled in, only what was offered can be picked', async () => {
    const foreign = newId()
    await walk.db.query(sql`
      with company as (
        insert into company (id, name, calendar_id, silence_policy_id)
        values (${newId()}, 'Totall', ${walk.horizonte.calendarId}, ${walk.horizonte.silencePolicyId}) returning id
      ) insert into department (id, company_id, name) select ${foreign}, id, 'Campo' from company`)
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    const asked = await maria.waitFor('Com qual área')
    const key = /open\.(\w+)\./.exec(JSON.stringify(asked.reply_markup))![1]
    const said = await saidAfter(() => {
      for (const value of [foreign, newId(), 'not-an-id', '__proto__', '0', '']) {
        for (const verb of ['pick', 'edit', 'answer', 'confirm', 'unknown', 'skip', 'resume'])
          maria.pressData(`open.${key}.${verb}.${value}`)
      }
    })
    expect(await parked()).toEqual([])
    expect(said.join()).not.toContain('Campo')
    expect(await walk.db.rows(sql`select 1 from ticket where customer_id = ${walk.padaria.id}`)).toEqual([])
    await saidAfter(() => maria.say('/novo'))
    expect(await parked()).toEqual([])
  })

  test('A21: a button kept from before the person left the customer is worth nothing afterwards', async () => {
    const own = await walk.opened(walk.maria, walk.ana, { title: 'Da padaria' })
    await walk.engine.tickets.solve(walk.ana, own.id, { text: 'Pronto.' })
    await walk.settled()
    const before = await state()
    await walk.db.query(sql`delete from membership where contact_id = ${walk.maria.id}`)
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await walk.settled()
    const said = await saidAfter(() => buttonsAbout(own.id).forEach((data) => void maria.pressData(data)))
    expect(said.join()).not.toContain('Da padaria')
    expect(await state()).toEqual(before)
    expect(await parked()).toEqual([])
  })

  test('A21: after leaving, and from a phone that nobody knows, buttons of the past do nothing', async () => {
    const before = await state()
    const zeca = walk.stranger({ id: 81 })
    zeca.start()
    await zeca.waitFor('confirmar quem você é')
    const said = await saidAfter(() => {
      for (const data of [...buttonsAbout(ofRosa.id), `home..customer.${walk.boaVista.id}`, 'home..left.'])
        zeca.pressData(data)
    })
    expect(said.join()).not.toMatch(/Segredo|Boa Vista|Rosa/)
    expect(await state()).toEqual(before)
    expect(await parked()).toEqual([])
  })

  test('A21: a refused button is a line in the log and counts, told in ids and codes only', async () => {
    const lines: Record<string, unknown>[] = []
    const log = createLog('warn', { write: (line) => void lines.push(JSON.parse(line)) })
    const { registry, metrics } = metricsRegistry(walk.db)
    const engine = createEngine({ ...walk, log, metrics, secretKey: 'k'.repeat(40) })
    await walk.bot.stop()
    walk = await startWalk({ ...walk, engine })
    const own = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    const zeca = walk.stranger({ id: 83, name: 'Zeca Segredo' })
    const id = newId()
    maria.say('oi')
    zeca.start()
    await Promise.all([maria.waitFor('Olá, Maria'), zeca.waitFor('confirmar quem você é')])
    await saidAfter(() => {
      maria.pressData(encodeAction('show', own.id))
      maria.pressData('open.gone.confirm.')
      maria.pressData('home..stayed.')
    })
    expect(lines).toEqual([])

    const foreign = [
      [encodeAction('approve', ofRosa.id), { button: 'approve', id: ofRosa.id }],
      [encodeAction('show', id), { button: 'show', id }],
      [`files..${ofRosa.id}.`, { button: 'files', id: ofRosa.id }],
      [`file..${ofRosa.id}.0`, { button: 'file', id: ofRosa.id }],
      [`home..customer.${walk.boaVista.id}`, { button: 'home', id: walk.boaVista.id }],
      [`home..people.${walk.boaVista.id}`, { button: 'home', id: walk.boaVista.id }],
      ['Segredo da Maria', { button: 'made_up', id: null }],
      ['segredo.de.maria.souza', { button: 'made_up', id: null }],
    ] as const
    const said = await saidAfter(() => foreign.forEach(([data]) => void maria.pressData(data)))
    await saidAfter(() => void zeca.pressData(encodeAction('show', ofRosa.id)))
    walk.simulator.addGroup({ id: -4002, title: 'Segredo', memberIds: [987650001] })
    const inGroup = walk.simulator.groupChat(-4002, 987650001)
    const { message_id: on } = inGroup.say('/meus@horizonte_suporte_bot')
    await saidAfter(() => void inGroup.pressData(encodeAction('approve', own.id), { on }))
    const chatOf = async (externalId: string) =>
      (await walk.db.one<{ id: string }>(sql`select id from chat where external_id = ${externalId}`)).id
    expect(lines).toMatchObject([
      ...foreign.map(([, told]) => ({ chat: walk.maria.chatId, contact: walk.maria.id, ...told })),
      { chat: await chatOf('83'), contact: null, button: 'show', id: ofRosa.id },
      { chat: await chatOf('-4002'), contact: null, button: 'approve', id: own.id },
    ])
    expect(JSON.stringify(lines)).not.toMatch(/segredo|maria|zeca/i)
    expect(await registry.metrics()).toContain('bote_buttons_refused_total{channel="telegram"} 10')
    expect(said).toHaveLength(foreign.length)
  })

  test('A23: in a group nobody approves, rates or sees anything, not even who opened the ticket', async () => {
    await walk.engine.tickets.take(walk.ana, ofRosa.id)
    await walk.engine.tickets.solve(walk.ana, ofRosa.id, { text: 'Pronto.' })
    walk.phoneOf(walk.rosa)
    walk.phoneOf(walk.maria)
    walk.simulator.addGroup({ id: -4001, title: 'Obras', memberIds: [987650003, 987650001] })
    const before = await state()
    for (const member of [987650003, 987650001]) {
      const phone = walk.simulator.groupChat(-4001, member)
      const said = await saidAfter(() => {
        const { message_id: on } = phone.say('/meus@horizonte_suporte_bot')
        phone.say(`/ticket@horizonte_suporte_bot ${ofRosa.number}`)
        for (const data of buttonsAbout(ofRosa.id)) phone.pressData(data, { on })
      })
      expect(said.join()).not.toMatch(/Segredo|Rosa Martins|Boa Vista/)
    }
    expect(await state()).toEqual(before)
    expect(await parked()).toEqual([])
  })

  test('A24: a shown name, a typed phone and a forwarded contact link nobody', async () => {
    const fake = walk.stranger({ id: 82, name: 'Maria Souza' })
    fake.start()
    await fake.waitFor('confirmar quem você é')
    fake.say('Maria Souza')
    fake.say('+55 11 98765-0001')
    fake.sendContact({ phone: '+5511987650001', firstName: 'Maria', userId: 987650001 })
    fake.start('0'.repeat(43))
    fake.start('../../../etc/passwd')
    await walk.settled()
    const chat = await walk.db.one<{ contactId: string | null }>(
      sql`select contact_id from chat where external_id = '82'`,
    )
    expect(chat.contactId).toBeNull()
    expect(await parked()).toEqual([])
  })
})

describe('in the panel', () => {
  type Client = Awaited<ReturnType<Awaited<ReturnType<typeof testPanel>>['signIn']>>
  let world: TwoCompanies
  let ana: Client
  let rita: Client
  beforeEach(async () => {
    const panel = await testPanel({ routes: everyRoute })
    world = await twoCompanies(panel)
    ana = await panel.signIn(world.ana)
    rita = await panel.signIn(world.rita)
  })
  const versionOf = async (id: string) =>
    String(
      (await world.panel.db.one<{ version: number }>(sql`select version from ticket where id = ${id}`))
        .version,
    )

  test('A27: ids of others in a form of an own ticket are as unknown as made-up ones', async () => {
    const { ids, foreign } = world
    const version = await versionOf(ids.ticket)
    const faults: string[] = []
    async function expectUnknown(path: string, fields: Record<string, string | string[]>) {
      const { status } = await ana.post(`/tickets/${ids.ticket}${path}`, fields)
      if (status !== 404 && status !== 422) faults.push(`${path} ${JSON.stringify(fields)}: ${status}`)
    }
    for (const assignee of [foreign.operator, newId()])
      await expectUnknown('/assignment', { assignee, version })
    const handOver = { team: 'support', justification: 'Para eles', version }
    for (const departmentId of [foreign.department, newId()])
      await expectUnknown('/hand-over', { ...handOver, departmentId })
    for (const operatorId of [foreign.operator, newId()])
      await expectUnknown('/hand-over', { ...handOver, operatorId })
    for (const duplicateOf of [foreign.ticket, ids.otherTicket, ids.ticket, newId()])
      await expectUnknown('/rejection', { why: 'É igual', version, duplicateOf })
    for (const file of [foreign.attachment, ids.otherAttachment, ids.attachment, newId()])
      await expectUnknown('/replies', { visibility: 'private', text: 'x', attachmentIds: [file] })
    const rivals = await world.panel.signIn(await world.neighbour())
    const { body } = await rivals.postFiles('/attachments', oneFile())
    await expectUnknown('/replies', {
      visibility: 'private',
      text: 'x',
      attachmentIds: [JSON.parse(body).id],
    })
    await expectUnknown(`/notices/999999/resending`, {})
    const elsewhere = await world.panel.db.one<{ id: string }>(sql`
      insert into outbox_message (channel, lane, ticket_id, kind, payload, state, error)
      values ('telegram', '777001', ${foreign.ticket}, 'x', '{"text":["x"]}', 'dead', 'blocked') returning id`)
    await expectUnknown(`/notices/${elsewhere.id}/resending`, {})
    expect(faults).toEqual([])
    expect(await versionOf(ids.ticket)).toBe(version)
  })

  test('A27: a ticket is recorded for nobody of others, in no place of others, and takes no file of others', async () => {
    const { ids, foreign, desk } = world
    const right = {
      customerId: ids.customer,
      contactId: desk.joao.id,
      channel: 'phone',
      departmentId: ids.department,
      subjectId: ids.subject,
      title: 'Ligou',
      description: 'Por telefone',
    }
    const wrong = [
      { customerId: foreign.customer },
      { customerId: foreign.customer, contactId: foreign.contact },
      { contactId: foreign.contact },
      { departmentId: foreign.department },
      { departmentId: ids.otherDepartment, subjectId: ids.otherSubject },
      { subjectId: foreign.subject },
      { subjectId: ids.otherSubject },
      { attachmentIds: foreign.attachment },
      { attachmentIds: ids.attachment },
      { title: '' },
    ]
    const { before } = await world.panel.db.one<{ before: number }>(
      sql`select count(*)::int as before from ticket`,
    )
    for (const fields of wrong) {
      const { status, body } = await ana.post('/tickets', { ...right, ...fields } as Record<string, string>)
      expect({ fields, status: [404, 409, 422].includes(status) ? 'refused' : status }).toEqual({
        fields,
        status: 'refused',
      })
      expect(body).not.toMatch(/Mercado Sul|Célia|Roteador/)
    }
    const { after } = await world.panel.db.one<{ after: number }>(
      sql`select count(*)::int as after from ticket`,
    )
    expect(after).toBe(before)
    expect((await ana.get(`/tickets/new?customer=${foreign.customer}`)).body).not.toContain('Mercado Sul')
    expect((await ana.get('/tickets/new/customers?q=Mercado')).body).not.toContain('Mercado Sul')
    expect((await ana.post('/tickets', right)).status).toBe(303)
  })

  test('A27: many tickets at once, one of them of others: that one stays as it is, and is named nowhere', async () => {
    const { ids, foreign } = world
    for (const id of [foreign.ticket, ids.otherTicket]) {
      const version = await versionOf(id)
      const { body } = await ana.post('/tickets/assignments', {
        ids: [ids.ticket, id],
        operatorId: ids.operator,
      })
      const rejected = await ana.post('/tickets/rejections', { ids: [id], text: 'Não' })
      const { number } = await world.panel.db.one<{ number: string }>(
        sql`select number from ticket where id = ${id}`,
      )
      expect(body + rejected.body).not.toContain(number)
      expect(await versionOf(id)).toBe(version)
    }
  })

  test('A27: nested ids belong to their parent: a contract, question, chat or membership of another one is not found', async () => {
    const { ids, foreign } = world
    const nested = [
      ['get', `/customers/${foreign.customer}/contracts/${ids.contract}`],
      ['get', `/subjects/${ids.otherSubject}/questions/${ids.question}`],
      ['post', `/subjects/${ids.otherSubject}/questions/${ids.question}/removal`],
      ['post', `/subjects/${ids.otherSubject}/questions/${ids.question}/move`],
      ['post', `/contacts/${world.desk.joao.id}/chats/${ids.chat}/unlinking`],
      ['post', `/contacts/${ids.contact}/memberships/${foreign.customer}/end`],
    ] as const
    for (const [method, path] of nested) {
      const fields: Record<string, string> = path.endsWith('move') ? { direction: 'up' } : {}
      const { status } = method === 'get' ? await rita.get(path) : await rita.post(path, fields)
      expect({ path, status }).toEqual({ path, status: 404 })
    }
  })

  test('A27: an administrator of one company puts nothing into another one', async () => {
    const { ids, foreign } = world
    const tries: [string, Record<string, string | string[]>][] = [
      ['/customers', { companyId: foreign.company, name: 'Minha' }],
      ['/departments', { companyId: foreign.company, name: 'Meu' }],
      ['/contacts', { customerId: foreign.customer, name: 'Meu' }],
      [`/contacts/${ids.contact}/memberships`, { customerId: foreign.customer }],
      [`/contacts/${ids.contact}/memberships/${foreign.customer}`, { administrator: 'on' }],
      [`/departments/${foreign.department}/subjects`, { name: 'Meu' }],
      [`/departments/${ids.department}/subjects`, { name: 'Meu', parentId: foreign.subject }],
      ['/articles', { title: 'Meu', body: 'x', companyId: foreign.company }],
      ['/articles', { title: 'Meu', body: 'x', companyId: ids.company, departmentId: foreign.department }],
      ['/canned-texts', { title: 'Meu', body: 'x', companyId: foreign.company }],
      ['/canned-texts', { title: 'Meu', body: 'x', companyId: '' }],
      ['/companies', { name: 'Minha' }],
      ['/plans', { name: 'Meu' }],
      ['/channels/whatsapp', { name: 'Meu', companyId: ids.company }],
      ['/operators', operator({ companyId: foreign.company })],
      ['/operators', operator({ companyId: '' })],
      ['/operators', operator({ companyId: ids.company, departmentIds: [foreign.department] })],
      [`/operators/${ids.operator}`, operator({ companyId: foreign.company })],
      [`/operators/${ids.operator}`, operator({ companyId: '', role: 'administrator' })],
      [`/operators/${world.rita.id}`, operator({ companyId: '', role: 'administrator' })],
    ]
    const faults: string[] = []
    const count = () =>
      world.panel.db.one(sql`
        select (select json_agg(o order by id) from (select id, role, company_id from operator) o) as operators,
          (select count(*)::int from customer) as customers, (select count(*)::int from contact) as contacts,
          (select count(*)::int from membership) as memberships, (select count(*)::int from department) as departments,
          (select count(*)::int from subject) as subjects, (select count(*)::int from article) as articles,
          (select count(*)::int from canned_text) as texts, (select count(*)::int from plan) as plans,
          (select count(*)::int from whatsapp_number) as numbers,
          (select count(*)::int from company) as companies`)
    const before = await count()
    for (const [path, fields] of tries) {
      const { status } = await rita.post(path, fields)
      if (![403, 404, 422].includes(status)) faults.push(`${path} ${JSON.stringify(fields)}: ${status}`)
    }
    expect(faults).toEqual([])
    expect(await count()).toEqual(before)
  })

  test('A26: lists, filters, searches and choices show nothing of others', async () => {
    const { foreign } = world
    const addresses = [
      '/tickets?tab=all',
      `/tickets?tab=all&department=${foreign.department}`,
      `/tickets?tab=all&customer=${foreign.customer}`,
      `/tickets?tab=all&who=${foreign.operator}`,
      '/tickets?q=Roteador',
      '/tickets?q=Mercado',
      `/tickets/${world.ids.ticket}`,
      `/tickets/${world.ids.ticket}/duplicates?q=Roteador`,
      '/customers?q=Mercado&search=Mercado',
      '/customers',
      '/contacts?q=C%C3%A9lia&search=C%C3%A9lia',
      `/contacts?customer=${foreign.customer}`,
      '/contacts/new',
      `/contacts/new?customer=${foreign.customer}`,
      '/companies',
      '/departments',
      `/departments?company=${foreign.company}`,
      '/subjects',
      `/subjects?department=${foreign.department}`,
      '/articles',
      '/articles/new',
      '/canned-texts',
      '/canned-texts/new',
      '/operators',
      '/operators/new',
      '/calendars',
      `/calendars/${world.ids.calendar}`,
      '/silence-policies',
      `/silence-policies/${world.ids.policy}`,
      '/plans',
      '/profile',
    ]
    const leaks: string[] = []
    for (const client of [ana, rita]) {
      for (const address of addresses) {
        const { body } = await client.get(address)
        const asked = decodeURIComponent(address)
        const found = [
          'Roteador',
          'Mercado Sul',
          'Célia',
          'Totall',
          'Campo<',
          'Instalação',
          ...Object.values(foreign),
        ]
        for (const theirs of found)
          if (body.includes(theirs) && !asked.includes(theirs)) leaks.push(`${address}: ${theirs}`)
        // A search repeats what was sought, and finds no page of it.
        const links = Object.values(foreign).filter((id) => body.includes(`/${id}`))
        for (const id of links) leaks.push(`${address}: a link to ${id}`)
      }
    }
    expect(leaks).toEqual([])
  })

  test('A29: nobody changes or takes away what somebody else wrote', () => {
    const touching = everyRoute.filter(({ path }) => /\/(logs|notes|replies|messages)\//.test(path))
    expect(touching.map(({ method, path }) => `${method} ${path}`)).toEqual([])
  })

  function operator(fields: Record<string, string | string[]>) {
    const base = {
      name: 'Outra',
      email: 'outra@bote.example',
      role: 'agent',
      team: 'support',
      language: 'pt',
    }
    return { ...base, ...fields }
  }
})

test('A32: health, metrics and what is not there tell a visitor nothing about anybody', async () => {
  const panel = await testPanel()
  await twoCompanies(panel)
  const visitor = panel.visitor()
  for (const path of [
    '/health',
    '/metrics',
    '/openapi.json',
    '/queues',
    '/.env',
    '/data',
    '/prisma',
    '/sign-in',
    '/recovery',
  ]) {
    const { body } = await visitor.get(path)
    expect(body).not.toMatch(/Horizonte|Totall|Padaria|Mercado|Maria|@bote\.example|@paoquente/)
  }
})

function oneFile(): FormData {
  const form = new FormData()
  form.set('files', new File(['conteúdo'], 'deles.txt'))
  return form
}
