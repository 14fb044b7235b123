import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Express } from 'express'
import { describe, expect, test } from 'vitest'
import { json } from '../../admin/answer.ts'
import { createPanel, mayVisit, type Route, routes } from '../../admin/index.ts'
import { newId, type OperatorActor, sql } from '../../engine/index.ts'
import { silent } from '../database.ts'
import { everyRoute } from './every-route.ts'
import { ASKED, type Asked, addressOf, type TwoCompanies, twoCompanies } from './foreign-ids.ts'
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
    'get /agenda-feeds/:token',
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

test('every list of routes in a folder is part of the panel', async () => {
  const name = ({ method, path }: Route) => `${method} ${path}`
  expect(routes.map(name).sort()).toEqual(everyRoute.map(name).sort())
})

describe('ids of others', () => {
  const withIds = everyRoute.filter(({ path, access }) => path.includes(':') && access !== 'token')

  test('the matrix of foreign ids knows every route that has an id, and no other', () => {
    expect(Object.keys(ASKED).sort()).toEqual(withIds.map(({ method, path }) => `${method} ${path}`).sort())
  })

  test('A26, A30: nobody of another company reaches anything by its id; what is there for all they only read', {
    timeout: 120_000,
  }, async () => {
    const panel = await testPanel({ routes: everyRoute })
    const world = await twoCompanies(panel)
    const before = await everyRow(world)
    const faults: string[] = []
    for (const role of ROLES) {
      const client = await panel.signIn(await world.strangers(role))
      for (const route of withIds) {
        const asked = ASKED[`${route.method} ${route.path}`]!
        const { status } = await ask(world, client, route, asked)
        const allowed =
          !asked.shared || !mayVisit(role, route.access) ? [404] : route.method === 'get' ? [200] : [403]
        if (!allowed.includes(status))
          faults.push(`${role} ${route.method} ${route.path}: ${status}, not ${allowed}`)
      }
    }
    expect(faults).toEqual([])
    expect(await everyRow(world)).toEqual(before)
  })

  test('A26: nobody of another department reaches a ticket or a service order, or what hangs on it', async () => {
    const panel = await testPanel({ routes: everyRoute })
    const world = await twoCompanies(panel)
    const before = await everyRow(world)
    const client = await panel.signIn(await world.neighbour())
    const faults: string[] = []
    for (const route of withIds.filter(({ path }) =>
      /^\/(tickets|attachments|service-orders|atendimentos|agenda)/.test(path),
    )) {
      const { status } = await ask(world, client, route, ASKED[`${route.method} ${route.path}`]!)
      if (status !== 404) faults.push(`${route.method} ${route.path}: ${status}`)
    }
    expect(faults).toEqual([])
    expect(await everyRow(world)).toEqual(before)
  })

  test('the same addresses answer those whose they are, so that the matrix asks for what is there', {
    timeout: 120_000,
  }, async () => {
    const faults: string[] = []
    const panel = await testPanel({ routes: everyRoute })
    const world = await twoCompanies(panel)
    await panel.db.query(sql`update operator set company_id = null where id = ${world.rita.id}`)
    const rita = await panel.signIn(world.rita)
    const ana = await panel.signIn(world.ana)
    for (const route of [...withIds].sort(readingFirst)) {
      const asked = ASKED[`${route.method} ${route.path}`]!
      // What only whoever wrote or uploaded it may do.
      const isOwn = /^\/(attachments\/:id\/discarding|atendimentos\/:id\/(comments\/:log|files))$/.test(
        route.path,
      )
      const client = isOwn ? ana : rita
      const { status } = await ask(world, client, route, asked)
      // A text file is no picture; a ticket that another case moved refuses with 409; what is in use cannot go.
      if (status >= 400 && status !== 409 && !route.path.endsWith('/picture'))
        faults.push(`${route.method} ${route.path}: ${status}`)
    }
    expect(faults).toEqual([])
  })
})

/** What ends a thing comes last, and what hangs on another before that. */
function readingFirst(one: Route, other: Route): number {
  const rank = ({ method, path }: Route) =>
    method === 'get' ? 0 : /\/(removal|end|unlinking|deactivation|rejection|loss)$/.test(path) ? 2 : 1
  const depth = ({ path }: Route) => path.split('/').length
  return rank(one) - rank(other) || (rank(one) === 2 ? depth(other) - depth(one) : 0)
}

function ask(world: TwoCompanies, client: Client, { method, path }: Route, { path: ids, fields }: Asked) {
  const address = addressOf(path, ids(world.ids))
  const given = fields?.(world) ?? {}
  if (method === 'post') return client.post(address, given)
  const query = new URLSearchParams(given as Record<string, string>).toString()
  return client.get(query ? `${address}?${query}` : address)
}

/** Everything the two companies keep: whoever was refused has changed none of it. */
function everyRow({ panel }: TwoCompanies) {
  return panel.db.one(sql`
    select (select json_agg(t order by id) from ticket t) as tickets,
      (select json_agg(a order by id) from attachment a) as files,
      (select json_agg(c order by id) from customer c) as customers,
      (select json_agg(c order by id) from contact c) as contacts,
      (select json_agg(m order by contact_id, customer_id) from membership m) as memberships,
      (select json_agg(c order by id) from contract c) as contracts,
      (select json_agg(d order by id) from department d) as departments,
      (select json_agg(s order by id) from subject s) as subjects,
      (select json_agg(q order by id) from checklist_question q) as questions,
      (select json_agg(p order by id) from process p) as processes,
      (select json_agg(s order by id) from subprocess s) as subprocesses,
      (select json_agg(m order by id) from support_material m) as materials,
      (select json_agg(c order by id) from classification c) as classifications,
      (select json_agg(o order by id) from origin o) as origins,
      (select json_agg(d order by id) from defect d) as defects,
      (select json_agg(e order by id) from exception_reason e) as exception_reasons,
      (select json_agg(s order by id) from service_order_type s) as service_order_types,
      (select json_agg(p order by id) from person_group p) as person_groups,
      (select json_agg(s order by id) from sla_table s) as sla_tables,
      (select json_agg(t order by id) from technician_group t) as technician_groups,
      (select json_agg(m order by operator_id) from technician_group_member m) as members,
      (select json_agg(a order by id) from access_point a) as access_points,
      (select json_agg(s order by id) from stop_notice s) as stop_notices,
      (select json_agg(c order by id) from connection c) as connections,
      (select json_agg(c order by id) from connection_change c) as connection_changes,
      (select json_agg(e order by id) from connection_exception e) as exceptions,
      (select json_agg(l order by id) from lead l) as leads,
      (select count(*)::int from event) as events,
      (select json_agg(c order by id) from canned_text c) as canned_texts,
      (select json_agg(a order by id) from article a) as articles,
      (select json_agg(p order by id) from plan p) as plans,
      (select json_agg(n order by id) from whatsapp_number n) as whatsapp_numbers,
      (select json_agg(o order by channel) from channel_order o) as channel_orders,
      (select json_agg(b order by id) from business_calendar b) as calendars,
      (select json_agg(s order by id) from silence_policy s) as policies,
      (select json_agg(o order by id) from outbox_message o) as outbox,
      (select json_agg(s order by id) from service_order s) as service_orders,
      (select json_agg(x order by company_id, kind) from outside_system x) as outside_systems,
      (select count(*)::int from log) as logs, (select count(*)::int from draft) as drafts`)
}

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
type Client = Awaited<ReturnType<Panel['signIn']>>

/** Signing in goes through handlers, and these only tell that they were reached: so at a panel of the same engine. */
async function signedIn(panel: Panel, role: OperatorActor['role']) {
  return panel.signInElsewhere(await panel.operator({ role }))
}

/** A token without a page to read it from: the error page of an unknown address has none, the menu has. */
async function tokenOf(client: Awaited<ReturnType<Panel['signIn']>>): Promise<string> {
  const { body } = await client.get('/an-address-that-does-not-exist')
  return body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? ''
}
