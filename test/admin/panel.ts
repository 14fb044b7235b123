import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { createPanel, type Route } from '../../admin/index.ts'
import {
  type Config,
  createEngine,
  type Database,
  fixedClock,
  LIVE_CHANNEL,
  listen,
  type Operator,
  readConfig,
  SYSTEM,
} from '../../engine/index.ts'
import { sharedBrowser } from '../browser.ts'
import { silent, testDatabase } from '../database.ts'
import { type Visitor, visitor } from './visitor.ts'

export type Person = Operator & { password: string }

/** A panel of the test's own: database, engine, and a server on a free port. Everything ends with the test. */
export async function testPanel(
  options: {
    db?: Database
    clock?: ReturnType<typeof fixedClock>
    config?: Partial<Config>
    routes?: readonly Route[]
    log?: Logger
  } = {},
) {
  const log = options.log ?? silent
  const db = options.db ?? (await testDatabase())
  const clock = options.clock ?? fixedClock(new Date())
  const config = { ...readConfig({}), ...options.config }
  const engine = createEngine({ db, clock, log, config, secretKey: SECRET })
  const url = await serve(options.routes)

  const ear = await listen(db.url, [LIVE_CHANNEL], ({ payload }) => engine.liveFeed.hear(payload), {
    log,
    onReconnect: engine.liveFeed.look,
  })
  onTestFinished(() => ear.close())

  /** The panel over HTTP, on a free port. */
  async function serve(routes?: readonly Route[]): Promise<string> {
    const panelConfig = { ...config, sessionSecret: SECRET }
    const panel = createPanel({ engine, config: panelConfig, log, ...(routes ? { routes } : {}) })
    const server = createServer(panel).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  let made = 0

  /** Somebody who can sign in; an agent of all companies unless told otherwise. */
  async function operator(facts: Partial<Parameters<typeof engine.operators.add>[1]> = {}): Promise<Person> {
    made++
    const password = `navegar e preciso ${made}`
    const added = await engine.operators.add(SYSTEM, {
      name: `Operadora ${made}`,
      email: `operadora${made}@bote.example`,
      role: 'agent',
      password,
      ...facts,
    })
    return { ...added, password }
  }

  async function signIn(person: Pick<Person, 'email' | 'password'>, at = url): Promise<Visitor> {
    const client = visitor(at)
    const { status } = await client.post('/sign-in', { email: person.email, password: person.password })
    if (status !== 303) throw new Error(`sign-in answered ${status}`)
    return client
  }

  /** For panels whose own sign-in was replaced: the session is made at a whole panel of the same engine. */
  async function signInElsewhere(person: Pick<Person, 'email' | 'password'>): Promise<Visitor> {
    const whole = await signIn(person, await serve())
    const client = visitor(url)
    for (const [name, value] of whole.cookies) client.cookies.set(name, value)
    return client
  }

  /** A page in Chromium, signed in when a person is given. */
  async function browse(
    person?: Pick<Person, 'email' | 'password'>,
    { width = 1440, height = 900, theme = 'light' as 'light' | 'dark' } = {},
  ): Promise<Page> {
    const browser = await sharedBrowser()
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      baseURL: url,
      locale: 'pt-BR',
      reducedMotion: 'reduce',
    })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    if (person) {
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(person.email)
      await page.getByLabel('Senha').fill(person.password)
      await page.getByRole('button', { name: 'Entrar' }).click()
      await page.waitForURL((address) => address.pathname !== '/sign-in')
    }
    return page
  }

  return {
    db,
    clock,
    engine,
    config,
    url,
    operator,
    signIn,
    signInElsewhere,
    visitor: () => visitor(url),
    browse,
  }
}

const SECRET = 'only-for-tests-0f9c2b7d41e84a6c8c'
