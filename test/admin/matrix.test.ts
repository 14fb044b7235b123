import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { expect, test } from 'vitest'
import { json } from '../../admin/answer.ts'
import { createPanel, mayVisit, type Route, routes } from '../../admin/index.ts'
import { newId, type OperatorActor } from '../../engine/index.ts'
import { silent } from '../database.ts'
import { testPanel } from './panel.ts'

const ROLES = ['agent', 'supervisor', 'administrator'] as const

/** The declarations as they are, with handlers that only tell that they were reached. */
const reached: Route[] = routes.map((route) => ({ ...route, handler: () => json('reached') }))

test('every route lets in exactly whom it declares: nobody else reaches its handler', {
  timeout: 120_000,
}, async () => {
  const panel = await testPanel({ routes: reached })
  const faults: string[] = []
  for (const role of [null, ...ROLES]) {
    const client = role ? await signedIn(panel, role) : panel.visitor()
    const token = await tokenOf(client)
    for (const { method, path, access } of routes) {
      const address = path.replaceAll(/:\w+/g, newId())
      const answered =
        method === 'get' ? await client.get(address) : await client.post(address, { _csrf: token })
      const got =
        answered.body === '"reached"' ? 'reached' : `${answered.status} ${answered.location ?? ''}`.trim()
      const wanted = mayVisit(role, access) ? 'reached' : role ? '404' : '303 /sign-in'
      if (got.replace(/\?.*/, '') !== wanted)
        faults.push(`${role ?? 'nobody'} ${method} ${path}: ${got}, not ${wanted}`)
    }
  }
  expect(faults).toEqual([])
})

test('roles see what they should', () => {
  const may = (access: Route['access']) =>
    [null, ...ROLES].map((role) => mayVisit(role as OperatorActor['role'] | null, access))
  expect(may('public')).toEqual([true, true, true, true])
  expect(may('token')).toEqual([true, true, true, true])
  expect(may('operator')).toEqual([false, true, true, true])
  expect(may('supervisor')).toEqual([false, false, true, true])
  expect(may('administrator')).toEqual([false, false, false, true])
})

test('no address is declared twice, and only these are open to everybody', () => {
  const addresses = routes.map(({ method, path }) => `${method} ${path}`)
  expect(addresses.filter((address, n) => addresses.indexOf(address) !== n)).toEqual([])
  const open = routes.filter(({ access }) => access === 'public' || access === 'token')
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'get /recovery',
    'get /recovery/code',
    'get /setup/:token',
    'get /sign-in',
    'get /welcome/:token',
    'post /recovery',
    'post /recovery/code',
    'post /setup/:token',
    'post /sign-in',
    'post /sign-out',
    'post /taste',
    'post /welcome/:token',
  ])
})

test('nothing is mounted that is not declared', async () => {
  const panel = await testPanel()
  const app = createPanel({
    engine: panel.engine,
    config: { ...panel.config, sessionSecret: 'x'.repeat(32) },
    log: silent,
  })
  expect(mounted(app).sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort())
})

test('only mount.ts registers addresses with Express', () => {
  const admin = join(import.meta.dirname, '../../admin')
  const offenders = readdirSync(admin, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && file !== 'mount.ts')
    .filter((file) =>
      /\b(panel|app|router)\.(get|post|put|patch|delete|all|route)\(|\bRouter\(/.test(
        readFileSync(join(admin, file), 'utf8'),
      ),
    )
  expect(offenders).toEqual([])
})

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle: { stack?: Layer[] } }

function mounted(app: Express): string[] {
  const found: string[] = []
  const walk = (stack: Layer[]) => {
    for (const { route, handle } of stack) {
      if (route) for (const method of Object.keys(route.methods)) found.push(`${method} ${route.path}`)
      else if (handle.stack) walk(handle.stack)
    }
  }
  walk((app as unknown as { router: { stack: Layer[] } }).router.stack)
  return found
}

type Panel = Awaited<ReturnType<typeof testPanel>>

/** Signing in goes through handlers, and these only tell that they were reached: so at a panel of the same engine. */
async function signedIn(panel: Panel, role: OperatorActor['role']) {
  return panel.signInElsewhere(await panel.operator({ role }))
}

/** A token without a page to read it from: the error page of an unknown address has none, the menu has. */
async function tokenOf(client: Awaited<ReturnType<Panel['signIn']>>): Promise<string> {
  const { body } = await client.get('/an-address-that-does-not-exist')
  return body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? ''
}
