import { expect, test } from 'vitest'
import { routes } from '../../../admin/index.ts'
import { get } from '../../../admin/route.ts'
import { DatabaseFull } from '../../../engine/database/errors.ts'
import {
  Conflict,
  DatabaseUnavailable,
  Forbidden,
  Invalid,
  NotFound,
  Refused,
} from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

const FAULTS: Record<string, Error> = {
  missing: new NotFound('ticket_not_found'),
  forbidden: new Forbidden('only_administrators'),
  refused: new Refused('last_administrator'),
  conflict: new Conflict('changed_meanwhile', { winner: 'Bia <script>' }),
  invalid: new Invalid('input_invalid', { fields: [] }),
  unavailable: new DatabaseUnavailable('ECONNREFUSED 10.0.0.7'),
  full: new DatabaseFull('could not extend file on 10.0.0.7'),
  bug: new TypeError('secret detail of the inside'),
}

async function failing() {
  const throwing = Object.entries(FAULTS).map(([name, error]) =>
    get(`/fault/${name}`, 'operator', () => {
      throw error
    }),
  )
  const panel = await testPanel({ routes: [...routes, ...throwing] })
  return panel.signIn(await panel.operator())
}

test.each([
  ['missing', 404, 'Página não encontrada'],
  ['forbidden', 403, 'Sua conta não pode fazer isto'],
  ['refused', 409, 'última conta de administração'],
  ['conflict', 409, 'Bia &lt;script> alterou estes dados'],
  ['invalid', 422, 'Confira os campos marcados.'],
  ['unavailable', 503, 'O banco de dados não está respondendo'],
  ['full', 503, 'Não há espaço para salvar'],
  ['bug', 500, 'Algo deu errado do nosso lado'],
])(
  '%s is answered %i, as page, part and JSON, with words and without the inside',
  async (name, status, words) => {
    const client = await failing()
    const page = await client.get(`/fault/${name}`, { Accept: 'text/html' })
    const part = await client.get(`/fault/${name}`, { 'HX-Request': 'true' })
    const json = await client.get(`/fault/${name}`, { Accept: 'application/json' })
    expect([page.status, part.status, json.status]).toEqual([status, status, status])
    expect(page.body).toContain(words)
    expect(part.headers.get('HX-Reswap')).toBe('none')
    const { notice } = JSON.parse(part.headers.get('HX-Trigger')!)
    expect(notice.kind).toBe('danger')
    expect(JSON.parse(json.body).error.code).toBeTruthy()
    for (const { body, headers } of [page, part, json]) {
      expect(body + headers.get('HX-Trigger')).not.toMatch(/secret detail|10\.0\.0\.7|node_modules|at .*\.ts/)
    }
    if (status === 500) expect(page.body).toMatch(/<code[^>]*>[0-9A-F]{10}<\/code>/)
    if (status === 503) expect(page.headers.get('Retry-After')).toBe('5')
  },
)

test('every answer carries the protective headers, whatever happened', async () => {
  const client = await failing()
  const answers = [
    await client.get('/profile'),
    await client.get('/sign-in'),
    await client.get('/nowhere'),
    await client.get('/fault/bug'),
    await client.get('/fault/bug', { 'HX-Request': 'true' }),
    await client.get('/fault/bug', { Accept: 'application/json' }),
    await client.post('/profile', { _csrf: 'x' }),
    await client.send('PUT', '/profile'),
  ]
  for (const { headers } of answers) {
    const policy = headers.get('Content-Security-Policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('same-origin')
    expect(headers.get('X-Powered-By')).toBeNull()
  }
  expect(answers[0]!.headers.get('Cache-Control')).toBe('private, no-store')
})

test('other spellings of an address are other addresses', async () => {
  const client = await failing()
  for (const path of ['/Profile', '/profile/', '//profile', '/profile/..;/operators', '/profile.']) {
    expect((await client.get(path)).status).toBe(404)
  }
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    expect((await client.send(method, '/profile')).status).toBe(405)
  }
  expect((await client.send('HEAD', '/profile')).status).toBe(200)
})
