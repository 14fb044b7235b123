import connectPgSimple from 'connect-pg-simple'
import session from 'express-session'
import type { Logger } from 'pino'
import { type Engine, statementName } from '#engine'
import { isHttps, type PanelConfig } from '../config.ts'

declare module 'express-session' {
  interface SessionData {
    operatorId: string
    /** The operator's session epoch at sign-in; a session of an earlier epoch is dead. */
    epoch: number
    /** When the person signed in, ms. */
    startedAt: number
  }
}

const HOUR = 3_600_000
/** Without a request for this long a session ends. */
const IDLE = 12 * HOUR
/** However busy, a session ends after this long. */
export const LONGEST = 7 * 24 * HOUR
/** How far the stored expiry may lag behind, so that not every page costs a write. */
const TOUCH_EVERY = 5 * 60_000

/** Sessions live in PostgreSQL: they survive restarts and are shared by replicas. */
export function panelSession({
  pool,
  config,
  log,
}: {
  pool: Engine['pool']
  config: PanelConfig
  log: Logger
}) {
  const PgStore = connectPgSimple(session)
  const store = new PgStore({
    pool: prepared(pool),
    tableName: 'session',
    errorLog: (...details: unknown[]) => log.warn({ details: details.map(String) }, 'session store'),
  })
  touchSeldom(store)
  return session({
    store,
    name: 'bote.sid',
    secret: config.sessionSecret,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: config.trustProxy.length > 0,
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps(config), maxAge: IDLE, path: '/' },
  })
}

/** Every page asks for its session in the same words: they are planned once a connection. */
function prepared(pool: Engine['pool']): Engine['pool'] {
  const query = (text: string, values: unknown[]) => pool.query({ name: statementName(text), text, values })
  return { query } as unknown as Engine['pool']
}

function touchSeldom(store: session.Store): void {
  const touched = new Map<string, number>()
  const touch = store.touch?.bind(store)
  if (!touch) return
  store.touch = (sid, data, done) => {
    const now = Date.now()
    if (now - (touched.get(sid) ?? 0) < TOUCH_EVERY) return done?.()
    if (touched.size > 10_000) touched.clear()
    touched.set(sid, now)
    touch(sid, data, done)
  }
}
