import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { telegramFetcher } from '../../bots/bot-api/fetcher.ts'
import { sql } from '../../engine/index.ts'
import { type TwoCompanies, twoCompanies } from '../admin/foreign-ids.ts'
import { testPanel } from '../admin/panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>
type Client = Awaited<ReturnType<Panel['signIn']>>

let panel: Panel
let world: TwoCompanies
let ana: Client
beforeEach(async () => {
  panel = await testPanel()
  world = await twoCompanies(panel)
  ana = await panel.signIn(world.ana)
})

async function uploaded(name: string, content: string | Uint8Array, claimed = ''): Promise<string> {
  const form = new FormData()
  form.set('files', new File([content as BlobPart], name, { type: claimed }))
  const { status, body } = await ana.postFiles('/attachments', form)
  expect({ name, status }).toEqual({ name, status: 201 })
  return JSON.parse(body).id
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SCRIPT = '<script>alert(document.domain)</script>'

/** What a browser would run if it were let. */
const ACTIVE: [name: string, content: string, claimed: string][] = [
  [
    'desenho.svg',
    `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`,
    'image/svg+xml',
  ],
  ['pagina.html', `<!doctype html>${SCRIPT}`, 'text/html'],
  ['dados.xml', `<?xml version="1.0"?><x xmlns="http://www.w3.org/1999/xhtml">${SCRIPT}</x>`, 'text/xml'],
  ['manual.pdf', '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>', 'application/pdf'],
  ['pagina.mhtml', `MIME-Version: 1.0\nContent-Type: text/html\n\n${SCRIPT}`, 'message/rfc822'],
  ['mensagem.eml', `From: a@b.c\nContent-Type: text/html\n\n${SCRIPT}`, 'message/rfc822'],
  ['foto.png', `<html>${SCRIPT}`, 'image/png'],
  ['foto.jpg', `GIF89a/*${SCRIPT}*/=1`, 'text/html'],
  ['planilha.xlsm', 'PK\x03\x04', 'text/html; x=\r\nSet-Cookie: a=b'],
  ['programa.js', 'alert(1)', 'text/javascript'],
]

test('A71: whatever it is called and says of itself, a file comes as a download that nothing may run in', async () => {
  for (const [name, content, claimed] of ACTIVE) {
    const id = await uploaded(name, content, claimed.replace(/[\r\n]/g, ''))
    const { status, headers, body } = await ana.get(`/attachments/${id}`)
    expect({ name, status, body }).toEqual({ name, status: 200, body: content })
    expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename/)
    expect(headers.get('Content-Type')).toBe('application/octet-stream')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.getSetCookie().filter((line) => line.startsWith('a='))).toEqual([])
  }
})

test('A71: inside a page only pictures by their own bytes are shown, under the same rules', async () => {
  for (const [name, content, claimed] of ACTIVE) {
    const id = await uploaded(name, content, claimed.replace(/[\r\n]/g, ''))
    const { status, headers } = await ana.get(`/attachments/${id}/picture`)
    if (status === 404) continue
    // What begins as a picture is sent as that picture, whatever follows in it.
    expect({ name, type: headers.get('Content-Type') }).toEqual({ name: 'foto.jpg', type: 'image/gif' })
    expect(headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  }
  const picture = await ana.get(`/attachments/${await uploaded('x.html', PNG, 'text/html')}/picture`)
  expect(picture.status).toBe(200)
  expect(picture.headers.get('Content-Type')).toBe('image/png')
  expect(picture.headers.get('Content-Security-Policy')).toContain('sandbox')
})

test('A72: a file of another ticket, a made-up id and no session get the same nothing', async () => {
  const { ids, foreign } = world
  for (const id of [
    ids.otherAttachment,
    foreign.attachment,
    '0',
    '1',
    `${ids.attachment}x`,
    '..%2f..%2fpackage.json',
  ]) {
    expect({ id, status: (await ana.get(`/attachments/${id}`)).status }).toEqual({ id, status: 404 })
    expect((await ana.get(`/attachments/${id}/picture`)).status).toBe(404)
  }
  const signedOut = await panel.visitor().get(`/attachments/${ids.attachment}`)
  expect({ status: signedOut.status, at: signedOut.location?.split('?')[0] }).toEqual({
    status: 303,
    at: '/sign-in',
  })
  expect(signedOut.headers.get('Cache-Control')).toContain('no-store')
})

test('A72: when the ticket moves to another department its files go with it', async () => {
  const { ids, desk } = world
  expect((await ana.get(`/attachments/${ids.attachment}`)).status).toBe(200)
  await panel.engine.tickets.handOver(desk.actorOf(world.ana), ids.ticket, {
    team: 'support',
    justification: 'É de vocês',
    departmentId: ids.otherDepartment,
  })
  expect((await ana.get(`/attachments/${ids.attachment}`)).status).toBe(404)
  const neighbour = await panel.signIn(await world.neighbour())
  expect((await neighbour.get(`/attachments/${ids.attachment}`)).status).toBe(200)
})

test('A72, A74: a file that was not sent yet is its bearer’s alone', async () => {
  const id = await uploaded('rascunho.txt', 'meu')
  const rita = await panel.signIn(world.rita)
  expect((await rita.get(`/attachments/${id}`)).status).toBe(404)
  expect((await rita.post(`/attachments/${id}/discarding`)).status).toBe(404)
  const reply = { visibility: 'private', text: 'x', attachmentIds: [id] }
  expect((await rita.post(`/tickets/${world.ids.ticket}/replies`, reply)).status).toBe(422)
  expect((await ana.post(`/attachments/${world.ids.attachment}/discarding`)).status).toBe(404)
  expect((await ana.post(`/tickets/${world.ids.ticket}/replies`, reply)).status).toBe(303)
  expect((await ana.post(`/attachments/${id}/discarding`)).status).toBe(404)
  expect((await ana.post(`/tickets/${world.ids.ticket}/replies`, reply)).status).toBe(422)
})

test('A75: bombs are bytes like any others: nothing unpacks, draws or plays them here', async () => {
  const header = Buffer.from(PNG)
  header.writeUInt32BE(100_000, 16)
  header.writeUInt32BE(100_000, 20)
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(1_000, 0x41)])
  for (const [name, bomb] of [
    ['enorme.png', header],
    ['42.zip', zip],
  ] as const) {
    const id = await uploaded(name, bomb)
    const { size } = await panel.db.one<{ size: number }>(
      sql`select size::int as size from attachment where id = ${id}`,
    )
    expect(size).toBe(bomb.length)
  }
  const { dependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> }
  for (const opener of ['sharp', 'jimp', 'canvas', 'adm-zip', 'unzipper', 'jszip', 'yauzl', 'fluent-ffmpeg'])
    expect(Object.keys(dependencies)).not.toContain(opener)
})

test('A78: a name cannot become a header, a path or a right-to-left disguise', async () => {
  for (const [name, kept] of [
    ['a\r\nSet-Cookie: a=b.txt', /^[^\r\n]+$/],
    ['../../../../etc/passwd', /^passwd$/],
    ['C:\\Windows\\system32\\x.dll', /^x\.dll$/],
    ['nota\u202egpj.exe', /^notagpj\.exe$/],
    ['\0\0', /^arquivo$/],
    ['"; filename="x.html', /^[^"]+$/],
    ['CON.txt', /^_CON\.txt$/],
    [`${'x'.repeat(5_000)}.pdf`, /^x{1,150}\.pdf$/],
    ['ação ✓.pdf', /^ação ✓\.pdf$/],
  ] as const) {
    const { id, name: stored } = await panel.engine.attachments.store(
      world.desk.actorOf(world.ana),
      one('x'),
      {
        name,
      },
    )
    expect(stored).toMatch(kept)
    const { status, headers } = await ana.get(`/attachments/${id}`)
    expect(status).toBe(200)
    expect(headers.getSetCookie().filter((line) => line.startsWith('a='))).toEqual([])
    expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename/)
  }
})

test('A78: what Telegram says where a file lies cannot lead elsewhere', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response
      .writeHead(request.url?.includes('away') ? 302 : 200, { Location: 'http://169.254.169.254/' })
      .end('x')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const apiRoot = `http://127.0.0.1:${port}`
  const token = '123456:ABCDEFGHIJKLMNOP'
  const at = (file_path: string) =>
    telegramFetcher({ api: { getFile: async () => ({ file_path }) } as never, apiRoot, token })(
      { channel: 'telegram', fileId: 'x' },
      { limit: 1_000, signal: new AbortController().signal },
    )
  for (const path of [
    '../../bot1:x/getMe',
    '../../../etc/passwd',
    '/../x',
    'a/../../../b',
    'http://169.254.169.254/',
    '',
    '/',
  ])
    expect({ path, kind: (await at(path)).kind }).toEqual({ path, kind: 'gone' })
  expect(asked).toEqual([])
  expect((await at('photos/file_1.jpg')).kind).toBe('file')
  expect((await at('photos/away.jpg')).kind).toBe('later')
  for (const path of ['..%2f..%2fx', '\\..\\x', 'x?y=1', 'x#y', 'ação.pdf']) await at(path)
  const below = `/file/bot${token}`
  expect(asked).toEqual([
    `${below}/photos/file_1.jpg`,
    `${below}/photos/away.jpg`,
    `${below}/..%252f..%252fx`,
    `${below}/%5C..%5Cx`,
    `${below}/x%3Fy%3D1`,
    `${below}/x%23y`,
    `${below}/a%C3%A7%C3%A3o.pdf`,
  ])
  server.closeAllConnections()
  server.close()
})

async function* one(text: string) {
  yield Buffer.from(text)
}
