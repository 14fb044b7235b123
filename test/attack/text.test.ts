import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newId, type OutgoingMessage, sql } from '../../engine/index.ts'
import { createLog } from '../../engine/log.ts'
import { asMail } from '../../engine/notification/mail/conversion.ts'
import { mailHtml } from '../../engine/notification/mail/html.tsx'
import { mailText } from '../../engine/notification/mail/plain.ts'
import { everyRoute } from '../admin/every-route.ts'
import { ASKED, addressOf, type TwoCompanies, twoCompanies } from '../admin/foreign-ids.ts'
import { testPanel } from '../admin/panel.ts'
import { startWalk } from '../bots/telegram/walk.ts'
import { createWorld } from '../world.ts'

/** Breaks out of attributes, of text areas, of titles and scripts; nested so that taking tags out makes a tag. */
const EVIL = `"'><svg/onload=alert(1)></textarea></title></script><scr<script>ipt>alert(1)</script>{{7*7}}\${7*7}<%= 7*7 %>`
const LINKS =
  '[x](javascript:alert(1)) ![x](data:text/html,<b>) <javascript:alert(2)> vbscript:msgbox javascript:alert(3) https://example.com/"onmouseover="alert(4)'

/** Everything that people can name or write, in every table that a page is made of. */
const WORDS: Record<string, string[]> = {
  company: ['name', 'product_version'],
  customer: ['name', 'code', 'address', 'notes', 'phone'],
  contact: ['name', 'phone', 'mobile', 'extension', 'address', 'notes'],
  plan: ['name', 'description'],
  whatsapp_number: ['name'],
  contract: ['number', 'coverage', 'cancel_reason'],
  operator: ['name', 'phone', 'extension', 'mobile', 'address', 'notes'],
  department: ['name'],
  subject: ['name', 'name_en'],
  checklist_question: ['question', 'question_en', 'help'],
  article: ['title', 'body'],
  canned_text: ['title', 'body'],
  business_calendar: ['name'],
  closure: ['name'],
  silence_policy: ['name'],
  ticket: ['title', 'description', 'product_version', 'justification'],
  log: ['author', 'body'],
  log_edit: ['body'],
  checklist_answer: ['value'],
  proposal: ['body', 'decided_by', 'reason'],
  rating: ['comment'],
  attachment: ['name', 'description', 'deleted_by'],
  event: ['actor'],
  chat: ['name', 'dead_reason'],
  operator_chat: ['name', 'dead_reason'],
  held_notice: ['title', 'line'],
  audit_entry: ['operator', 'name'],
  outbox_message: ['error'],
  channel_status: ['detail'],
  person_group: ['name'],
  process: ['name'],
  subprocess: ['name'],
  support_material: ['title', 'body'],
  sla_table: ['name'],
  classification: ['name'],
  origin: ['name'],
  defect: ['name'],
  exception_reason: ['name'],
  service_order_type: ['name', 'terms'],
  technician_group: ['name'],
  access_point: ['name', 'address'],
  stop_notice: ['message'],
  connection: ['name', 'login', 'address', 'block_reason', 'reduction_reason', 'last_nas'],
  connection_change: ['reason', 'actor'],
  connection_exception: ['note', 'created_by'],
  invoice: ['number', 'pay_line', 'pix'],
  account: ['description'],
  fiscal_note: ['number', 'series', 'key'],
  atendimento: ['report', 'observed_defect', 'pause_reason', 'cancel_reason'],
  subprocess_run: ['started_by', 'ended_by'],
  service_order: [
    'reported_defect',
    'address',
    'schedule_cancel_reason',
    'observed_defect',
    'solution',
    'signature_name',
    'cancel_reason',
  ],
  service_order_material: ['name', 'unit', 'serial'],
  lead: ['name', 'document', 'phone', 'address', 'interest', 'notes', 'lost_reason'],
}

/** What is chosen, counted, checked or made by us: nobody can write it as they like. */
const NOT_WRITTEN = new RegExp(
  `^(\\w+\\.(${[
    'state|kind|channel|type|from|to|entity|entity_id|actor_kind|author_kind|visibility|role|team|form|holder|stage',
    'language|locale|time_zone|currency|rating_scale|theme|mark|severity|level|ball|decision|result|action|scope',
    '(pending|approval)_follows|close_reason|end_reason|proposal_state|(default_)?notification_level|sla_type',
    'email|document|ip|mac|last_ip|url|protocol|period|history|local|rules|due_(local|rules)|closed_notice',
    'lane|external_id|diverted_to|linked_by|uploaded_by|media_type|sha256|storage_key|hash|key|sid|purpose|error|digest_at|quiet_(from|until)',
    'password_hash|password_encrypted|secret_encrypted',
  ].join(
    '|',
  )})|(ticket|service_order)\\.number|one_time_secret\\.subject|(lease|timer)\\.name|attachment\\.reason|channel_order\\.what|chat_address\\.address)$`,
)

test('A02: every text that people can write is among those that are tried here', async () => {
  const { db } = await testPanel()
  const columns = await db.rows<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and is_generated = 'NEVER' and table_name not like '\\_%' order by 1, 2`)
  expect(columns.length).toBeGreaterThan(200)
  const untried = columns.filter(({ table, column }) => !WORDS[table]?.includes(column))
  const names = untried.map(({ table, column }) => `${table}.${column}`)
  expect(names.filter((name) => !NOT_WRITTEN.test(name))).toEqual([])
})

async function evilWorld() {
  const panel = await testPanel({ routes: everyRoute })
  const world = await twoCompanies(panel)
  const { engine, db } = panel
  const { ids, desk } = world
  const ana = desk.actorOf(world.ana)
  await engine.tickets.write(desk.maria, ids.ticket, { text: LINKS })
  await engine.tickets.note(ana, ids.ticket, { text: 'nota' })
  await engine.tickets.take(ana, ids.ticket)
  await engine.tickets.handOver(ana, ids.ticket, { team: 'quality', justification: 'porque' })
  await engine.tickets.estimate(ana, ids.ticket)
  await engine.tickets.propose(ana, ids.ticket, {
    hours: '2',
    price: '100',
    body: 'Escopo',
    validUntil: new Date(Date.now() + 864e5),
  })
  await engine.drafts.save(ana, 'reply', ids.ticket, { visibility: 'public', text: EVIL })
  await db.query(sql`
    insert into checklist_answer (ticket_id, question_id, value) values (${ids.ticket}, ${ids.question}, '12')`)
  await db.query(sql`update operator set company_id = null where id = ${world.rita.id}`)
  await db.query(sql`
    insert into operator_chat (id, operator_id, external_id, session_epoch, linked_at)
    select gen_random_uuid(), id, id::text, 0, now() from operator`)
  await owed(world)
  for (const [table, columns] of Object.entries(WORDS)) {
    for (const column of columns) {
      await db.query(
        sql.raw(`
        update ${table} set ${column} = $evil$${EVIL}$evil$ || coalesce(${column}::text, '')
        where ${column} is not null or '${column}' not in ('deadReason')`),
      )
    }
  }
  return { panel, world }
}

/** Bills of the customer, and what a company's own system said of them. */
async function owed({ panel: { db }, ids }: TwoCompanies) {
  const [place, owes] = [sql`${newId()}, ${ids.customer}`, sql`'2026-12-10', 89.90`]
  await db.query(sql`insert into invoice (id, customer_id, number, issued_on, due_on, amount)
    values (${place}, '70840', '2026-11-01', ${owes})`)
  await db.query(sql`insert into account (id, customer_id, description, due_on, amount)
    values (${place}, 'Mensalidade', ${owes})`)
  await db.query(sql`insert into fiscal_note (id, customer_id, number, issued_on, amount)
    values (${place}, '10125', ${owes})`)
  const said = {
    ...{ light: 'default', state: 'red', why: null, fault: null, source: 'erp', tookMs: 1 },
    ...{ at: new Date().toISOString(), details: [{ about: 'said', text: EVIL }] },
  }
  await db.query(sql`insert into express_check (id, atendimento_id, results, at)
    values (${newId()}, ${ids.atendimento}, ${sql.json([said])}, now() + interval '1 minute')`)
}

/** What would run, load or lead away, had the page not been escaped. */
function wounds(body: string): string[] {
  const tags = body.match(/<(?:svg\/onload|scr<script|script>alert|b>)/gi) ?? []
  const links = [...body.matchAll(/(?:href|src|action|formaction|hx-get|hx-post)="([^"]*)"/gi)]
    .map(([, address]) => address!)
    .filter(
      (address) =>
        !/^(\/(?!\/)|#|\?|https?:|mailto:|tel:|data:image\/(png|svg\+xml);base64,|$)/i.test(address),
    )
  const handlers = body.match(/<[^>]*\son(?:load|error|mouseover|click)\s*=/gi) ?? []
  const computed = body.match(/49(?=<%|\$\{|\{\{)/g) ?? []
  return [...tags, ...links, ...handlers, ...computed]
}

function pagesOf(world: TwoCompanies): string[] {
  return everyRoute
    .filter(({ method, path }) => method === 'get' && !/^\/(live|attachments|setup|welcome)/.test(path))
    .map(({ path }) => {
      const asked = ASKED[`get ${path}`]
      const query = new URLSearchParams((asked?.fields?.(world) ?? {}) as Record<string, string>).toString()
      return `${asked ? addressOf(path, asked.path(world.ids)) : path}${query ? `?${query}` : ''}`
    })
    .concat('/tickets?tab=all', '/tickets?tab=pending', `/tickets?q=${encodeURIComponent(EVIL)}&tab=all`)
    .concat(`/customers?q=${encodeURIComponent(EVIL)}&search=${encodeURIComponent(EVIL)}`)
    .concat(`/subjects?department=${world.ids.department}`)
    .concat(`/sign-in?returnTo=${encodeURIComponent(`/${EVIL}`)}`, `/${encodeURIComponent(EVIL)}`)
}

test('A02, A03, A05, A06: whatever anybody calls or writes anything, every page shows it as words', {
  timeout: 120_000,
}, async () => {
  const { panel, world } = await evilWorld()
  const faults: string[] = []
  let shown = 0
  for (const person of [world.rita, world.ana]) {
    const client = await panel.signIn(person)
    for (const path of pagesOf(world)) {
      const { status, body, headers } = await client.get(path)
      if (status >= 500) faults.push(`${path}: ${status}`)
      if (body.includes('svg/onload')) shown++
      if (!/^text\/html/.test(headers.get('Content-Type') ?? '')) continue
      for (const wound of wounds(body)) faults.push(`${path}: ${wound}`)
    }
  }
  expect(faults).toEqual([])
  expect(shown).toBeGreaterThan(40)
})

test('A02: in a real browser nothing of it runs, and no page leaves its rules', {
  timeout: 120_000,
}, async () => {
  const { panel, world } = await evilWorld()
  const page = await panel.browse(world.rita)
  const faults: string[] = []
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text())
  })
  const { ids } = world
  for (const path of [
    '/tickets?tab=all',
    `/tickets/${ids.ticket}`,
    `/customers/${ids.customer}`,
    `/contacts/${ids.contact}`,
    `/calendars/${ids.calendar}?year=2026`,
    `/subjects?department=${ids.department}`,
    `/articles/${ids.article}`,
    `/canned-texts/${ids.cannedText}`,
    '/operators',
    '/atendimentos',
    `/atendimentos/${ids.atendimento}`,
    `/atendimentos/new?customer=${ids.customer}`,
    `/atendimentos/${ids.registered}`,
    `/customers/${ids.customer}/panel`,
    `/connections/${ids.connection}`,
    `/service-orders/${ids.serviceOrder}`,
    `/service-orders/${ids.serviceOrder}/print`,
    '/agenda',
    `/leads/${ids.lead}`,
  ]) {
    const answered = await page.goto(path, { waitUntil: 'load' })
    if (!answered?.ok()) faults.push(`${path}: ${answered?.status()}`)
    expect(await page.locator('svg[onload], scr').count()).toBe(0)
  }
  expect(faults).toEqual([])
})

test('A05: only web, mail and phone links become links, and they give nothing away', async () => {
  const { panel, world } = await evilWorld()
  const client = await panel.signIn(world.rita)
  const { body } = await client.get(`/tickets/${world.ids.ticket}`)
  const outside = [...body.matchAll(/<a [^>]*href="(https?:[^"]*)"[^>]*>/g)].map(([tag]) => tag)
  expect(outside.length).toBeGreaterThan(0)
  for (const tag of outside) expect(tag).toMatch(/rel="noopener noreferrer nofollow"/)
  expect(body).not.toMatch(/<img[^>]+src="(?!\/|data:image)/)
})

test('A05: a link that is kept leads to the web, or is not kept', async () => {
  const { panel, world } = await evilWorld()
  const client = await panel.signIn(world.rita)
  for (const url of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
  ]) {
    const { status } = await client.post('/articles', { title: 'T', body: 'B', url })
    expect({ url, status }).toEqual({ url, status: 422 })
  }
})

test('A06: a notice in a header, a cookie or an htmx answer carries names as words too', async () => {
  const { panel, world } = await evilWorld()
  const client = await panel.signIn(world.rita)
  const made = await client.post('/plans', { name: `"><svg/onload=alert(1)>\r\nSet-Cookie: a=b` })
  expect(made.status).toBe(303)
  expect(made.headers.getSetCookie().filter((line) => line.startsWith('a='))).toEqual([])
  expect(wounds((await client.get('/plans')).body)).toEqual([])
  const fault = await client.post('/plans', { name: EVIL.repeat(50), description: EVIL })
  expect(fault.status).toBe(422)
  expect(wounds(fault.body)).toEqual([])
  const partial = await client.post(`/tickets/${world.ids.ticket}/taking`, {}, { 'HX-Request': 'true' })
  expect(wounds(partial.body)).toEqual([])
})

test('A06: no script of ours makes markup out of words', () => {
  const folders = ['../../admin/assets', '../../bots/simulator/page/browser'].map((at) =>
    join(import.meta.dirname, at),
  )
  const scripts = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(folder, name)),
  )
  expect(scripts.length).toBeGreaterThan(5)
  const makers =
    /\b(innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|srcdoc|eval)\b|document\.write|new Function/
  expect(
    scripts.filter((script) => makers.test(readFileSync(script, 'utf8').replace(/hx-swap="?outerHTML/g, ''))),
  ).toEqual([])
})

test('A06: notices by mail are escaped, in HTML and in their subject', async () => {
  const { panel } = await evilWorld()
  const messages = await panel.db.rows<{ payload: OutgoingMessage & { message?: OutgoingMessage } }>(
    sql`select payload from outbox_message`,
  )
  const evil: OutgoingMessage = {
    text: [
      EVIL,
      { bold: EVIL },
      { italic: EVIL },
      { code: EVIL },
      { link: EVIL, href: `https://a.example/${EVIL}` },
      { link: 'x', href: 'javascript:alert(1)' },
    ],
    choices: [[{ label: EVIL, href: 'data:text/html,x' }], [{ label: EVIL, data: EVIL }]],
  }
  for (const message of [evil, ...messages.map(({ payload }) => payload.message ?? payload)]) {
    const mail = asMail(message, 'pt', { ticketId: newId(), number: EVIL })
    const html = mailHtml({ ...mail, message, subject: EVIL }, EVIL)
    expect(html.replace(/<style[\s\S]*?<\/style>/, '')).not.toMatch(
      /<svg|<script|<scr<|href="(?!https?:|mailto:|tel:)/,
    )
    expect(mail.subject).not.toMatch(/[\r\n]/)
    expect(mailText(mail)).not.toContain('javascript:alert(1)"')
  }
})

test('A08: every kind of answer carries the policy that lets nothing foreign run', async () => {
  const { panel, world } = await evilWorld()
  const visitor = panel.visitor()
  const client = await panel.signIn(world.rita)
  const ticket = `/tickets/${world.ids.ticket}`
  const answers = {
    page: await client.get(ticket),
    'partial for htmx': await client.get(`${ticket}/duplicates?q=x`, { 'HX-Request': 'true' }),
    'not found': await client.get('/nowhere'),
    'not found for htmx': await client.get('/nowhere', { 'HX-Request': 'true' }),
    'JSON that was asked for': await client.get('/nowhere', { Accept: 'application/json' }),
    'an odd Accept': await client.get('/nowhere', { Accept: 'image/png' }),
    'a broken address': await client.get('/%'),
    'a redirect': await visitor.get(ticket),
    'a refused form': await client.post(`${ticket}/rejection`, {}),
    'a forged form': await client.send('POST', '/profile', { body: 'name=x' }),
    'a method that is not known': await client.send('DELETE', ticket),
    'a body too large': await client.send('POST', '/profile', {
      body: 'x'.repeat(2_000_000),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    }),
    'a download': await client.get(`/attachments/${world.ids.attachment}`),
    'an asset': await visitor.get('/assets/nothing.js'),
    'the first page': await visitor.get('/sign-in'),
    'a dead link': await visitor.get('/welcome/x'),
  }
  for (const [what, { headers }] of Object.entries(answers)) {
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect({ what, policy }).toEqual({ what, policy: expect.stringContaining("default-src 'none'") })
    expect({ what, policy }).toEqual({ what, policy: expect.stringContaining("frame-ancestors 'none'") })
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('X-Powered-By')).toBeNull()
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
  }
})

test('A09: a name full of format signs arrives in Telegram as it was typed', async () => {
  const walk = await startWalk(await createWorld())
  const name = 'M<a_r*i[a`](x)\\~||'
  const title = '<a href="tg://user?id=1">*_[`&amp;</a'
  await walk.db.query(sql`update contact set name = ${name} where id = ${walk.maria.id}`)
  const maria = walk.phoneOf(walk.maria)
  await walk.opens(walk.maria, { title })
  maria.say('oi')
  expect((await maria.waitFor('Olá')).text).toContain(name.split(' ')[0])
  maria.say('Meus tickets')
  expect((await maria.waitFor('Seus tickets')).text).toContain(title)
  await walk.settled()
  expect(await walk.db.rows(sql`select error from outbox_message where state = 'dead'`)).toEqual([])
})

test('A14: a line of the log stays one line, whatever stands in it', () => {
  let written = ''
  const log = createLog('info', {
    write(line: string) {
      written += line
    },
  })
  const evil = 'x\r\n[ERROR] fake\u2028\u001b[31mred\0'
  log.info({ name: evil, [evil]: evil }, evil)
  log.error(new Error(evil))
  const lines = written.trimEnd().split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    expect(() => JSON.parse(line)).not.toThrow()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(line).not.toMatch(/[\x00-\x1f]/)
  }
})
