import type { Actor } from '../actor.ts'
import { type Administering, mustSee } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { authoriseAtendimento, maySeeAtendimento } from '../atendimento/policy.ts'
import { readAtendimento } from '../atendimento/row.ts'
import { mayReadConnections } from '../connection/policy.ts'
import { customersInSight } from '../customer/policy.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type CheckSubject, LIGHTS, type LightResult, lightsSeen } from './lights.ts'
import { localSource } from './local.ts'
import { look } from './look.ts'
import { erpSources } from './outside.ts'

/** What the eight lights showed at one moment. */
export type ExpressCheck = {
  results: LightResult[]
  at: Date
  by: string | null
  /** In which amounts are said. */
  currency: string
}

/** Steps the case (its second step, or a later look) in the given transaction. */
export type CheckCase = (
  tx: Tx,
  actor: Actor,
  atendimentoId: string,
  data: Record<string, unknown>,
) => Promise<void>

/** The express check (R43): whether something about a customer explains what they call for. */
export function expressChecks(deps: Deps & { checkCase: CheckCase }) {
  const { db, clock, checkCase } = deps

  /** Looks, and keeps nothing. Throws NotFound for what is not the person's, or not the customer's. */
  async function lookAt(
    actor: Actor,
    of: { customerId: string; connectionId?: string | null; contractId?: string | null },
  ): Promise<ExpressCheck> {
    mustSee(mayReadConnections(actor), 'customer')
    return seen(actor, await subjectOf(actor, of))
  }

  /**
   * Looks for a case and keeps what was seen in it. The sources are asked before anything is locked: the case waits for
   * none of them.
   */
  async function refresh(actor: Actor, atendimentoId: string): Promise<ExpressCheck> {
    const row = await readAtendimento(db, atendimentoId)
    authoriseAtendimento(actor, 'check', row)
    const { companyId, customerId, connectionId, contractId } = row
    const check = await seen(actor, { companyId, customerId, connectionId, contractId, atendimentoId })
    const lit = (state: string) =>
      check.results.filter((each) => each.state === state).map(({ light }) => light)
    await atomically(db, async (tx) => {
      await checkCase(tx, actor, atendimentoId, { red: lit('red'), grey: lit('grey') })
      await tx.query(sql`
        insert into express_check (id, atendimento_id, results, seen, by_id, at)
        values (${newId()}, ${atendimentoId}, ${sql.json(check.results)}, ${sql.json(lightsSeen(check.results))},
          ${actor.id}, ${check.at})`)
    })
    return check
  }

  /** What was seen last for a case; null when nobody looked. Throws NotFound for a case the person may not see. */
  async function latest(actor: Actor, atendimentoId: string): Promise<ExpressCheck | null> {
    const row = await readAtendimento(db, atendimentoId)
    if (actor.kind === 'contact' || !maySeeAtendimento(actor, row)) throw new NotFound('atendimento')
    const found = await db.first<ExpressCheck>(sql`
      select c.results, c.at, o.name as by, company.currency
      from express_check c
      join company on company.id = ${row.companyId}
      left join operator o on o.id = c.by_id
      where c.atendimento_id = ${atendimentoId} order by c.at desc, c.id desc limit 1`)
    return found ?? null
  }

  async function seen(actor: Actor, subject: CheckSubject): Promise<ExpressCheck> {
    const outside = await erpSources(deps, subject)
    const here = LIGHTS.filter((light) => !outside.some((source) => source.light === light))
    const sources = [...outside, ...here.map((light) => localSource(deps, light))]
    const { currency } = await db.one<{ currency: string }>(
      sql`select currency from company where id = ${subject.companyId}`,
    )
    return { results: await look(sources, subject, deps), at: clock.now(), by: actor.name, currency }
  }

  async function subjectOf(
    actor: Administering,
    {
      customerId,
      connectionId = null,
      contractId = null,
    }: { customerId: string; connectionId?: string | null; contractId?: string | null },
  ): Promise<CheckSubject> {
    const found = await db.first<{
      companyId: string
      customerId: string
      connectionId: string | null
      contractId: string | null
    }>(sql`
      select customer.company_id, customer.id as customer_id, n.id as connection_id,
        coalesce(n.contract_id, k.id) as contract_id
      from customer
      left join connection n on n.id = ${possibleId(connectionId ?? '')} and n.customer_id = customer.id
      left join contract k on k.id = ${possibleId(contractId ?? '')} and k.customer_id = customer.id
      where customer.id = ${possibleId(customerId)} and ${customersInSight(actor)}`)
    if (!found) throw new NotFound('customer_not_found')
    if (connectionId && !found.connectionId) throw new NotFound('connection_not_found')
    if (contractId && !found.contractId) throw new NotFound('contract_not_found')
    return { ...found, atendimentoId: null }
  }

  return { look: lookAt, refresh, latest }
}
