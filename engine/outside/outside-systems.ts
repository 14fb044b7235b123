import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, withinCompany } from '../administration/authority.ts'
import { blame, blameField, checked, id, line, wholeNumber } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { LIGHTS, type Light } from '../express-check/lights.ts'
import { newToken } from '../secret/keyed-hash.ts'
import { seal } from '../secret/sealed.ts'
import { OUTSIDE_KINDS, type OutsideKind } from './kinds.ts'
import { mayKeepOutsideSystems } from './policy.ts'
import { type OutsideAnswer, readAddress } from './request.ts'
import { outsideSystem, placeOf, type Unreachable } from './systems.ts'

/** A company and one of its systems; without an address none was set up. Never the secret. */
export type OutsideSystem = {
  companyId: string
  company: string
  kind: OutsideKind
  url: string | null
  timeoutMs: number
  /** Of an ERP: which lights of the express check it answers (R43). */
  lights: Light[]
  active: boolean
}

const schema = z
  .strictObject({
    companyId: id(),
    kind: z.enum(OUTSIDE_KINDS),
    url: line(2_000).transform((text, context) =>
      readAddress(text) ? text : blameField(context, 'not_link'),
    ),
    timeoutMs: wholeNumber(500, 30_000).default(3_000),
    lights: z.array(z.enum(LIGHTS)).max(LIGHTS.length).default([]),
    active: z.boolean().default(true),
  })
  .superRefine(({ kind, lights }, context) => {
    if (kind !== 'erp' && lights.length > 0) blame(context, 'lights', 'unknown_choice')
  })
export type OutsideSystemInput = z.input<typeof schema>

export function outsideSystems(deps: Deps) {
  const { db, secretKey } = deps
  const trail = audit(deps)
  const ask = outsideSystem(deps)

  /** Every kind for every company of the administrator. */
  async function list(actor: Actor): Promise<OutsideSystem[]> {
    mustBeAllowed(mayKeepOutsideSystems(actor))
    return db.rows<OutsideSystem>(sql`
      select c.id as company_id, c.name as company, k.kind, x.url, coalesce(x.timeout_ms, 3000) as timeout_ms,
        coalesce(x.lights, '{}') as lights, coalesce(x.active, false) as active
      from company c cross join unnest(${[...OUTSIDE_KINDS]}::text[]) with ordinality k(kind, position)
      left join outside_system x on x.company_id = c.id and x.kind = k.kind
      where (c.active or x.url is not null) and ${withinCompany(actor, sql`c.id`)}
      order by c.name, c.id, k.position`)
  }

  async function find(actor: Actor, companyId: string, kind: string): Promise<OutsideSystem> {
    const found = (await list(actor)).find((each) => each.companyId === companyId && each.kind === kind)
    if (!found) throw new NotFound('outside_system')
    return found
  }

  /**
   * Sets it up or changes it. A new one, and one that is to have a `newSecret`, answers with the secret that the other
   * side needs: it cannot be shown again. Throws NotFound, Invalid.
   */
  async function keep(
    actor: Actor,
    input: OutsideSystemInput,
    { newSecret = false } = {},
  ): Promise<{ secret: string | null }> {
    const { companyId, kind, url, timeoutMs, lights, active } = checked(schema, input)
    const before = await find(actor, companyId, kind)
    const secret = newSecret || before.url === null ? newToken() : null
    const sealed = secret && seal(secretKey, placeOf(companyId, kind), secret)
    await atomically(db, async (tx) => {
      await tx.query(sql`
        insert into outside_system (company_id, kind, url, secret_encrypted, timeout_ms, lights, active)
        values (${companyId}, ${kind}, ${url}, ${sealed ?? ''}, ${timeoutMs}, ${lights}::text[], ${active})
        on conflict (company_id, kind) do update set url = excluded.url, timeout_ms = excluded.timeout_ms,
          lights = excluded.lights, active = excluded.active, secret_encrypted = coalesce(${sealed}, outside_system.secret_encrypted)`)
      await trail.record(tx, actor, {
        action: before.url === null ? 'added' : secret ? 'secret_renewed' : 'changed',
        ...about(before),
        before: before.url === null ? null : { ...before, renewed: false },
        after: { ...before, url, timeoutMs, lights, active, renewed: secret !== null },
      })
    })
    return { secret }
  }

  async function remove(actor: Actor, companyId: string, kind: OutsideKind): Promise<void> {
    const before = await find(actor, companyId, kind)
    await atomically(db, async (tx) => {
      const { count } = await tx.query(
        sql`delete from outside_system where company_id = ${companyId} and kind = ${kind}`,
      )
      if (count > 0) await trail.record(tx, actor, { action: 'removed', ...about(before), before })
    })
  }

  /** Whether it answers as it should: a signed `{"event":"ping"}`. */
  async function check(
    actor: Actor,
    companyId: string,
    kind: OutsideKind,
  ): Promise<OutsideAnswer | Unreachable> {
    await find(actor, companyId, kind)
    return ask(companyId, kind, { body: { event: 'ping' } })
  }

  return { list, find, keep, remove, check }
}

function about({ companyId, company, kind }: OutsideSystem) {
  return { entity: 'outside_system', entityId: companyId, name: `${company} · ${kind}` }
}
