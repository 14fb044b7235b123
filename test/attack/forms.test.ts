import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import type { Route } from '../../admin/index.ts'
import { newId, sql } from '../../engine/index.ts'
import { everyRoute } from '../admin/every-route.ts'
import { ASKED, addressOf, type TwoCompanies, twoCompanies } from '../admin/foreign-ids.ts'
import { testPanel } from '../admin/panel.ts'
import { LINE_FIELDS } from '../admin/service-order/foreign.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>
type Client = Awaited<ReturnType<Panel['signIn']>>

/** Forms of routes without an id, as a person would fill them in. */
const FORMS: Record<string, (world: TwoCompanies) => Record<string, string | string[]>> = {
  '/sign-in': () => ({ email: 'x@bote.example', password: 'x', returnTo: '/' }),
  '/sign-out': () => ({}),
  '/taste': () => ({ language: 'pt', theme: 'dark', returnTo: '/' }),
  '/recovery': () => ({ email: 'x@bote.example' }),
  '/recovery/code': () => ({ code: '123456' }),
  '/setup/:token': () => ({ name: 'X', email: 'x@bote.example', newPassword: 'x', repeated: 'x' }),
  '/welcome/:token': () => ({ newPassword: 'x', repeated: 'x' }),
  '/profile': () => ({ name: 'Rita', phone: '1', email: 'rita@bote.example' }),
  '/profile/photo': () => ({}),
  '/profile/photo/removal': () => ({}),
  '/profile/telegram': () => ({}),
  '/profile/telegram/disconnection': () => ({}),
  '/profile/notices': () => ({
    ...{ opened: 'now', quietFrom: '22:00', quietUntil: '07:00' },
    ...{ ratingUnder: '3', digestAt: '08:00' },
  }),
  '/profile/password': () => ({ currentPassword: 'x', newPassword: 'y', repeated: 'y' }),
  '/tickets': ({ ids, desk }) => ({
    customerId: ids.customer,
    contactId: desk.joao.id,
    channel: 'phone',
    departmentId: ids.department,
    subjectId: ids.subject,
    severity: 'normal',
    title: 'Liga e pede ajuda',
    description: 'Por telefone',
    productVersion: '1',
  }),
  '/tickets/assignments': ({ ids }) => ({ ids: [ids.ticket], operatorId: ids.operator }),
  '/tickets/rejections': () => ({ ids: [newId()], text: 'Não' }),
  '/operators': () => ({
    name: 'N',
    email: 'n@bote.example',
    role: 'agent',
    team: 'support',
    language: 'pt',
    companyId: '',
    departmentIds: [],
    phone: '1',
  }),
  '/customers': ({ ids }) => ({
    companyId: ids.company,
    name: 'N',
    code: '1',
    document: '',
    email: '',
    phone: '',
    tags: 'a,b',
  }),
  '/contacts': ({ ids }) => ({ customerId: ids.customer, name: 'N', email: '', mobile: '' }),
  '/companies': ({ ids }) => ({
    name: 'N',
    timeZone: 'America/Sao_Paulo',
    calendarId: ids.calendar,
    silencePolicyId: ids.policy,
    firstResponseMinutes: '60',
    ratingDays: '7',
    ratingScale: 'five_is_best',
    document: '',
  }),
  '/departments': ({ ids }) => ({
    companyId: ids.company,
    name: 'N',
    calendarId: '',
    silencePolicyId: '',
    firstResponseMinutes: '',
  }),
  '/articles': () => ({ title: 'N', body: 'N', url: 'https://a.example', companyId: '', departmentId: '' }),
  '/canned-texts': () => ({ title: 'N', body: 'N', companyId: '', departmentId: '' }),
  '/channels/whatsapp/restart': () => ({}),
  '/channels/whatsapp/log-out': () => ({}),
  '/channels/whatsapp': ({ ids }) => ({ companyId: ids.company, name: 'N' }),
  '/plans': () => ({ name: 'N', description: '' }),
  '/calendars': () => ({ name: 'N', timeZone: 'America/Sao_Paulo', 'hours.1': '08:00-18:00' }),
  '/silence-policies': () => SILENCE,
  '/silence-policies/simulation': ({ ids }) => ({ ...SILENCE, policyId: ids.policy }),
  '/attachments': () => ({}),
  '/agenda/feed': () => ({}),
  '/agenda/feed/revocation': () => ({}),
  '/atendimentos': ({ ids }) => ({ ...registration(ids), report: 'Sem sinal' }),
  '/atendimentos/new/draft': ({ ids }) => registration(ids),
  '/atendimentos/new/discarding': () => ({ draft: newId() }),
  '/atendimentos/new/customers': ({ ids }) => ({
    draft: newId(),
    companyId: ids.company,
    name: 'N',
    document: '',
    phone: '',
    email: '',
    address: '',
  }),
  '/leads': ({ ids }) => ({
    companyId: ids.company,
    customerId: ids.customer,
    kind: 'simple',
    name: 'N',
    document: '',
    phone: '1',
    email: 'n@bote.example',
    address: '',
    interest: 'Fibra',
    notes: '',
  }),
  '/stop-notices': ({ ids }) => ({
    accessPointIds: [ids.accessPoint],
    message: 'N',
    expectedDay: '',
    expectedTime: '',
  }),
  '/processes': (world) => ({ ...entry(world), slaType: 'corrective' }),
  '/access-points': (world) => ({ ...entry(world), address: 'Rua A, 1' }),
  '/classifications': (world) => ({ ...entry(world), suggested: 'on' }),
  '/defects': (world) => entry(world),
  '/exception-reasons': (world) => entry(world),
  '/origins': (world) => ({ ...entry(world), byTechnician: 'on', suggested: 'on' }),
  '/person-groups': (world) => ({ ...entry(world), priority: '1', processId: '', classificationId: '' }),
  '/service-order-types': (world) => ({ ...entry(world), minutes: '60', terms: 'Aceito.' }),
  '/sla-tables': (world) => entry(world),
  '/technician-groups': (world) => ({ ...entry(world), memberIds: [world.ids.operator] }),
}

/** What every catalogue asks for. */
function entry({ ids }: TwoCompanies) {
  return { companyId: ids.company, name: 'N', active: 'on' }
}

function registration(ids: TwoCompanies['ids']) {
  return {
    draft: newId(),
    customerId: ids.customer,
    customerName: 'N',
    contactId: ids.contact,
    connectionId: ids.connection,
    contractId: '',
    companyId: ids.company,
    departmentId: ids.department,
    originId: ids.origin,
    technicianId: '',
    leadId: '',
    report: '',
    attachmentIds: [],
  }
}
const SILENCE = {
  name: 'N',
  pendingDays: '3',
  pendingFollows: 'close',
  validationDays: '3',
  approvalDays: '7',
  approvalFollows: 'close',
  reminderDaysBefore: '1',
}

const HOSTILE_VALUES = [
  '\0',
  'a\0b',
  '\ud800',
  '\u202e\u0007\u001b[31m',
  '-1',
  '1e400',
  'NaN',
  '99999999999999999999',
  '0000-00-00',
  '0000-01-01',
  '9999-12-31',
  "'; drop table ticket; --",
  '00000000-0000-0000-0000-000000000000',
  `{{7*7}}\${7*7}<%= 7*7 %>`,
  'x'.repeat(120_000),
]

/** Added to a form that is otherwise right: no page of ours sends any of these. */
const HOSTILE_SHAPES = [
  (field: string) => `${field}=a&${field}=b`,
  (field: string) => `${field}[]=a&${field}[]=b`,
  (field: string) => `${field}[$ne]=`,
  (field: string) => `${field}[a][b][c]=1`,
  () => '__proto__[isAdmin]=1&__proto__.isAdmin=1',
  () => 'constructor=1&constructor[prototype][isAdmin]=1',
  () => 'prototype=1',
  () => 'toString=1&hasOwnProperty=1',
  () => `a${'[b]'.repeat(1_000)}=1`,
  () => 'unknown=1',
]

/** The parser of forms drops these names itself: no handler ever sees them. */
const DROPPED = ['__proto__=1', '=1', '__proto__=1&__proto__=2']

const posts = everyRoute.filter(({ method }) => method === 'post')
/** Fields of which a page sends several. */
const LISTS = [
  ...['ids', 'departmentIds', 'attachmentIds', 'accessPointIds', 'memberIds', 'lights', 'permissions'],
  ...LINE_FIELDS,
]

/** Every so many-th of them, beginning elsewhere for each field: every form meets them all, and a run stays short. */
function someOf<T>(all: readonly T[], nth: number, every: number): T[] {
  return all.filter((_, i) => (i + nth) % every === 0)
}

let panel: Panel
let world: TwoCompanies
let rita: Client

async function opened() {
  panel = await testPanel({ routes: everyRoute })
  world = await twoCompanies(panel)
  await panel.db.query(sql`update operator set company_id = null where id = ${world.rita.id}`)
  rita = await panel.signIn(world.rita)
}

function formOf(route: Route): { address: string; fields: Record<string, string | string[]> } {
  const asked = ASKED[`post ${route.path}`]
  if (asked)
    return { address: addressOf(route.path, asked.path(world.ids)), fields: asked.fields?.(world) ?? {} }
  const form = FORMS[route.path]
  if (!form) throw new Error(`how is the form of ${route.path} filled in? Say it in FORMS`)
  return { address: route.path.replace(':token', 'x'.repeat(43)), fields: form(world) }
}

/** Deeds that would take away what the next cases need are only tried by shape. */
const isGentle = ({ path }: Route) =>
  !/\/(sign-out|removal|end|unlinking|deactivation|discarding)$/.test(path)

function bodyOf(fields: Record<string, string | string[]>, csrf: string): string {
  const form = new URLSearchParams({ _csrf: csrf })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form.toString()
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

async function send(address: string, body: string, type = FORM['Content-Type']) {
  const { status } = await rita.send('POST', address, { body, headers: { 'Content-Type': type } })
  return status
}

test('the forms to be tried are those that there are', () => {
  expect(Object.keys(FORMS).sort()).toEqual(
    posts
      .map(({ path }) => path)
      .filter((path) => !ASKED[`post ${path}`])
      .sort(),
  )
})

test('A41: no field of any form takes a list, a map, a prototype or a name it does not know', {
  timeout: 300_000,
}, async () => {
  await opened()
  const csrf = await rita.csrf()
  const faults: string[] = []
  for (const route of posts) {
    const { address, fields } = formOf(route)
    if (route.path === '/sign-out') continue
    const names = Object.keys(fields).filter((name) => !LISTS.includes(name))
    for (const [n, shape] of HOSTILE_SHAPES.entries()) {
      const takesField = shape.length > 0
      const tried = names.length > 2 ? someOf(names, n, 2) : names
      for (const name of takesField ? (names.length > 0 ? tried : ['name']) : ['']) {
        const { [name]: _, ...rest } = fields
        const addition = shape(encodeURIComponent(name))
        const status = await send(address, `${bodyOf(rest, csrf)}&${addition}`)
        const isRight = [400, 404, 422, 429].includes(status) || (route.files && status === 422)
        if (!isRight) faults.push(`${route.path} ${addition.slice(0, 60)}: ${status}`)
      }
    }
    for (const dropped of DROPPED) {
      const status = await send(address, `${bodyOf(fields, csrf)}&${dropped}`)
      if (status >= 500) faults.push(`${route.path} ${dropped}: ${status}`)
    }
  }
  expect(faults).toEqual([])
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
})

test('A41: whatever is typed into any field, the answer is never a failure of ours', {
  timeout: 400_000,
}, async () => {
  await opened()
  const csrf = await rita.csrf()
  const faults: string[] = []
  for (const route of posts.filter(isGentle)) {
    const { address, fields } = formOf(route)
    for (const [nth, name] of Object.keys(fields).entries()) {
      for (const value of someOf(HOSTILE_VALUES, nth, Object.keys(fields).length < 3 ? 1 : 3)) {
        const status = await send(address, bodyOf({ ...fields, [name]: value }, csrf))
        if (status >= 500)
          faults.push(`${route.path} ${name}=${JSON.stringify(value.slice(0, 40))}: ${status}`)
      }
    }
    for (const raw of ['%', '%ff%fe', '%C0%80', '&&&', '&=&=&', 'a=%u0041'])
      if ((await send(address, `${bodyOf(fields, csrf)}&name=${raw}`)) >= 500)
        faults.push(`${route.path} ${raw}`)
  }
  expect(faults).toEqual([])
})

test('whatever is refused in a field, words beside the field say why', { timeout: 120_000 }, async () => {
  await opened()
  const csrf = await rita.csrf()
  const silent: string[] = []
  let refused = 0
  for (const route of posts.filter(isGentle)) {
    const { address, fields } = formOf(route)
    for (const name of Object.keys(fields)) {
      const body = bodyOf({ ...fields, [name]: '' }, csrf)
      const answer = await rita.send('POST', address, { body, headers: FORM })
      const invalid = answer.body.match(/<(?:input|select|textarea)[^>]*aria-invalid[^>]*>/g) ?? []
      refused += invalid.length
      for (const control of invalid) {
        const reasons = control.match(/aria-describedby="([^"]*)"/)?.[1]?.split(' ') ?? ['nothing']
        if (!reasons.every((id) => answer.body.includes(`id="${id}"`)))
          silent.push(`${route.path}: ${control.match(/ name="([^"]*)"/)?.[1]}`)
      }
    }
  }
  expect(refused).toBeGreaterThan(50)
  expect([...new Set(silent)]).toEqual([])
})

test('A41: a body that is no form is refused, whatever it calls itself', { timeout: 120_000 }, async () => {
  await opened()
  await rita.csrf()
  const faults: string[] = []
  const bodies: [string, string][] = [
    ['application/json', '{"name":{"$ne":null},"__proto__":{"isAdmin":true}}'],
    ['application/json', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['application/json', '{"name":'],
    ['text/plain', '_csrf=x&name=y'],
    ['application/xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\na'],
    ['application/x-www-form-urlencoded; charset=utf-7', 'name=+ADw-script+AD4-'],
    ['application/x-www-form-urlencoded; charset=ibm500', 'name=x'],
    ['', 'name=x'],
    ['x/y; a=\u00e9', 'name=x'],
  ]
  for (const route of posts) {
    const { address } = formOf(route)
    for (const [type, body] of bodies) {
      const status = await send(address, body, type)
      if (status < 400 || status >= 500) faults.push(`${route.path} ${type}: ${status}`)
    }
  }
  expect(faults).toEqual([])
})

test('A42: made-up filters, orders, limits and places in a list are harmless', {
  timeout: 300_000,
}, async () => {
  await opened()
  const faults: string[] = []
  const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
  const values = [
    ...HOSTILE_VALUES.map((value) => (value.length > 1_000 ? 'x'.repeat(4_000) : value)),
    '(select 1)',
    'op=); drop',
    '1e9',
    '%',
    '_',
    '\\',
    '(((((',
    '"',
    "' OR '1'='1",
    'a:*',
    '<->',
    '!!!',
    cursor([]),
    cursor([1, 2, 3]),
    cursor(['1', '2026-01-01T00:00:00Z', newId()]),
    cursor(['0', '+275760-09-13T00:00:00.000Z', newId()]),
    cursor(['0', '-271821-04-20T00:00:00.000Z', newId()]),
    cursor(['1e3', 'never', newId()]),
    cursor(['\0', newId()]),
    cursor(['a', '999999999999999999']),
    cursor([null, newId()]),
    cursor('x'.repeat(5_000)),
    '__proto__',
    'constructor',
  ]
  const names =
    'after before q search tab who department departmentId customer company severity from to unread sort order limit page offset state year preset day active returnTo group technician technicianId type time'
  const pages = everyRoute.filter(({ method, path }) => method === 'get' && path !== '/live')
  for (const [nth, route] of pages.entries()) {
    const asked = ASKED[`get ${route.path}`]
    const address = asked ? addressOf(route.path, asked.path(world.ids)) : route.path.replace(':token', 'x')
    // Those that page or search meet all of them.
    const met = /:/.test(route.path) ? someOf(values, nth, 4) : values
    const tries = [
      ...met.map((value) =>
        names
          .split(' ')
          .map((name) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
          .join('&'),
      ),
      names
        .split(' ')
        .map((name) => `${name}=a&${name}=b`)
        .join('&'),
      names
        .split(' ')
        .map((name) => `${name}[]=a&${name}[$gt]=`)
        .join('&'),
      '__proto__[x]=1&constructor=1&toString=1',
      'a=%ff&b=%',
    ]
    for (const query of tries) {
      const { status } = await rita.get(`${address}?${query}`)
      if (status >= 500) faults.push(`${route.path}?${query.slice(0, 90)}: ${status}`)
    }
  }
  for (const name of names.split(' ')) {
    for (const value of values) {
      const { status } = await rita.get(`/tickets?${name}=${encodeURIComponent(value.toWellFormed())}`)
      if (status >= 500) faults.push(`/tickets?${name}=${JSON.stringify(value.slice(0, 50))}: ${status}`)
    }
  }
  expect(faults).toEqual([])
})

test('A42: % and _ in a search mean themselves', async () => {
  await opened()
  for (const [path, there] of [
    ['/customers', 'Padaria'],
    ['/contacts', 'Maria Souza'],
    ['/tickets', 'NF-e'],
    ['/articles', 'Como emitir'],
  ] as const) {
    for (const wildcard of ['%25', '_', '%25%25%25', '___', '%25a%25']) {
      const { body } = await rita.get(`${path}?q=${wildcard}&search=${wildcard}&tab=all`)
      expect({ path, wildcard, found: body.match(new RegExp(there))?.[0] }).toEqual({ path, wildcard })
    }
  }
})

test('A44: no form, header or address leads to another site', async () => {
  await opened()
  const away = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https:evil.example',
    'https://evil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/x/..//evil.example',
    '/\u00a0/evil.example',
    '/\t/evil.example',
    '/\r\nLocation: https://evil.example',
    'javascript:alert(1)',
    '@evil.example',
    '.evil.example',
  ]
  const csrf = await rita.csrf()
  for (const wanted of away) {
    const encoded = encodeURIComponent(wanted)
    const places = [
      (await rita.get(`/sign-in?returnTo=${encoded}`)).location,
      (await rita.post('/taste', { theme: 'dark', returnTo: wanted, _csrf: csrf })).location,
      (await panel.visitor().get(`/profile?x=${encoded}`)).location,
    ]
    for (const place of places)
      expect({ wanted, place }).toEqual({ wanted, place: expect.stringMatching(/^\/(?![/\\])/) })
  }
  // The second sending of a form is led back to the page it came from: by its path only, and never to `//elsewhere`.
  const token = newId()
  const once = { visibility: 'private', text: 'Uma nota', _once: token, _csrf: csrf }
  await rita.post(`/tickets/${world.ids.ticket}/replies`, once)
  await panel.db.query(sql`update one_time_secret set data = '{"location":null}' where id = ${token}`)
  const again = await rita.post(`/tickets/${world.ids.ticket}/replies`, once, {
    Referer: `${panel.url}//evil.example`,
  })
  expect(again.location).toMatch(/^\/(?![/\\])/)
})

test('A45: more fields, parts and bytes than any form has are refused, and nothing stays on the disk', {
  timeout: 120_000,
}, async () => {
  await opened()
  const csrf = await rita.csrf()
  const before = uploads()
  const many = Array.from({ length: 10_000 }, (_, n) => `f${n}=1`).join('&')
  expect(await send('/profile', `_csrf=${csrf}&${many}`)).toBe(413)
  expect(await send('/profile', `_csrf=${csrf}&name=${'x'.repeat(50_000_000)}`)).toBe(413)
  const multipart = 'multipart/form-data; boundary=BOUNDARY'
  const part = (name: string, more = '', content = 'x') =>
    `--BOUNDARY\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`
  const token = part('_csrf', '', csrf)
  const end = '--BOUNDARY--\r\n'
  const bodies = {
    'a thousand parts': token + part('f').repeat(1_000) + end,
    'a thousand files': token + part('files', '; filename="a"').repeat(1_000) + end,
    'no end': token + part('files', '; filename="a"'),
    'no name': token + part('') + end,
    'no name of the file': token + part('files', '; filename=""') + end,
    'prototype as a name': token + part('__proto__') + part('constructor') + end,
    'a header without end': `--BOUNDARY\r\nContent-Disposition: form-data; name="${'x'.repeat(100_000)}`,
    'no header': '--BOUNDARY\r\n\r\nx\r\n--BOUNDARY--',
    'one field of a megabyte': token + part('text', '', 'x'.repeat(1_000_000)) + end,
    'a path as the name of the file': part('files', '; filename="../../../../tmp/bote-pwned"'),
    nothing: '',
    'only an end': end,
  }
  for (const path of ['/attachments', `/tickets/${world.ids.ticket}/replies`]) {
    for (const [what, body] of Object.entries(bodies)) {
      const status = await send(path, body, multipart)
      expect({ path, what, ok: status >= 400 && status < 500 }).toEqual({ path, what, ok: true })
    }
  }
  expect(uploads()).toEqual(before)
  expect((await rita.get('/profile')).status).toBe(200)
})

test('A45: bodies that lie about their length, stop in the middle or come drop by drop hold nothing up', async () => {
  await opened()
  const before = uploads()
  const cookie = [...rita.cookies].map((pair) => pair.join('=')).join('; ')
  const head = (path: string, more: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=B\r\n${more}\r\n\r\n`
  const begun = '--B\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nhalf of it'
  const talks = [
    head('/attachments', 'Content-Length: 100000') + begun,
    head('/attachments', 'Content-Length: 10') + begun,
    head('/attachments', 'Content-Length: -1') + begun,
    head('/attachments', 'Content-Length: 5\r\nContent-Length: 6') + begun,
    head('/attachments', 'Content-Length: 5\r\nTransfer-Encoding: chunked') + begun,
    `${head('/attachments', 'Transfer-Encoding: chunked')}ffffffffffffffff\r\n${begun}`,
    head('/profile', 'Transfer-Encoding: gzip') + begun,
    'POST /profile HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /profile\r\n\r\n',
    `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(5_000)}\r\n`,
    'GET / HTTP/1.1\r\n\r\n',
    '\0\0\0\0',
  ]
  const { hostname, port } = new URL(panel.url)
  const statuses: string[] = []
  for (const talk of talks) {
    const socket = connect(Number(port), hostname)
    onTestFinished(() => void socket.destroy())
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk
    })
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(talk)
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    statuses.push(heard.slice(9, 12))
  }
  expect(statuses.filter((status) => status.startsWith('5') || status.startsWith('2'))).toEqual([])
  expect((await rita.get('/profile')).status).toBe(200)
  await expect.poll(uploads).toEqual(before)
})

test('A47: methods and spellings that nobody declared reach nothing', async () => {
  await opened()
  const visitor = panel.visitor()
  const { ticket } = world.ids
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
    const answered = await rita.send(method, `/tickets/${ticket}`)
    expect({ method, status: answered.status }).toEqual({ method, status: 405 })
  }
  const spellings = [
    `//tickets/${ticket}`,
    `/tickets//${ticket}`,
    `/tickets/${ticket}/`,
    `/tickets/${ticket}.`,
    `/tickets/${ticket}%00`,
    `/tickets/${ticket};x`,
    `/tickets/${ticket}/..;/`,
    `/TICKETS/${ticket}`,
    `/tickets/${ticket.toUpperCase()}x`,
    '/assets/../index.ts',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%',
    '/%ff',
  ]
  for (const path of spellings) {
    for (const client of [visitor, rita]) {
      const { status, body } = await client.get(path)
      expect({ path, status: [303, 400, 404].includes(status) ? 'refused' : status }).toEqual({
        path,
        status: 'refused',
      })
      expect(body).not.toContain('NF-e')
    }
  }
  const overridden = await rita.post(
    `/tickets/${ticket}?_method=DELETE`,
    { _method: 'DELETE' },
    { 'X-HTTP-Method-Override': 'DELETE' },
  )
  expect(overridden.status).toBe(404)
  const head = await visitor.send('HEAD', `/tickets/${ticket}`)
  expect(head.status).toBe(303)
  const agent = await panel.signIn(world.ana)
  for (const path of ['/operators', '/operators/new', '/OPERATORS', '/operators/', '/operators%20']) {
    expect((await agent.send('HEAD', path)).status).toBe(404)
    expect((await agent.get(path)).status).toBe(404)
  }
})

function uploads(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('bote-upload-') || name === 'bote-pwned')
}
