import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { unseal } from '../secret/sealed.ts'
import type { OutsideKind } from './kinds.ts'
import { networks } from './networks.ts'
import { askOutside, type OutsideAnswer, type Reach } from './request.ts'

/** What is sent, and under which name and number. */
export type Telling = {
  body: unknown
  /** The same delivery tried again carries the same. */
  deliveryId?: string
  signal?: AbortSignal
}

/** A system that cannot be asked at all: none was set up, or its secret was sealed by another installation. */
export type Unreachable = { ok: false; fault: 'no_system' | 'secret_lost' }

/** Asks a company's own system, as its administrators set it up. */
export function outsideSystem(
  { db, clock, config, secretKey }: Pick<Deps, 'db' | 'clock' | 'config' | 'secretKey'>,
  { lookup }: Pick<Reach, 'lookup'> = {},
) {
  const reach: Reach = { allowed: networks(config.outsideNetworks), ...(lookup ? { lookup } : {}) }

  return async function ask(
    companyId: string,
    kind: OutsideKind,
    { body, deliveryId, signal }: Telling,
  ): Promise<OutsideAnswer | Unreachable> {
    const system = await db.first<{ url: string; secretEncrypted: string; timeoutMs: number }>(sql`
      select url, secret_encrypted, timeout_ms from outside_system
      where company_id = ${companyId} and kind = ${kind} and active`)
    if (!system) return { ok: false, fault: 'no_system' }
    const { url, secretEncrypted, timeoutMs } = system
    const secret = unseal(secretKey, placeOf(companyId, kind), secretEncrypted)
    if (secret === null) return { ok: false, fault: 'secret_lost' }
    const headers: Record<string, string> = deliveryId ? { 'x-bote-delivery': deliveryId } : {}
    const asked = { url, secret, body, at: clock.now(), timeoutMs, headers, ...(signal ? { signal } : {}) }
    return askOutside(asked, reach)
  }
}

/** Where the secret of a system is sealed. */
export function placeOf(companyId: string, kind: OutsideKind): string {
  return `outside_system ${companyId} ${kind}`
}
