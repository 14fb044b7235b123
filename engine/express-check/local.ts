import type { Clock } from '../database/clock.ts'
import type { Queryable } from '../database/query.ts'
import type { CheckSubject, Finding, Light, Source } from './lights.ts'
import { blocked, online, reduction } from './local/connection.ts'
import { contract } from './local/contract.ts'
import { inDefault, invoices } from './local/invoice.ts'
import { pending } from './local/pending.ts'
import { stop } from './local/stop.ts'

/** Who answers when no system outside does. */
export const LOCAL = 'bote'
const LIMIT_MS = 2_000

export type LocalDeps = { db: Queryable; clock: Clock }

const LOOKS: Record<Light, (deps: LocalDeps, subject: CheckSubject) => Promise<Finding>> = {
  stop,
  default: inDefault,
  pending,
  reduction,
  online,
  blocked,
  invoices,
  contract,
}

/** What the records here say of a light. */
export function localSource(deps: LocalDeps, light: Light): Source {
  return { light, source: LOCAL, limitMs: LIMIT_MS, look: (subject) => LOOKS[light](deps, subject) }
}
