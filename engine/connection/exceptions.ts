import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustSee } from '../administration/authority.ts'
import { checked, date, id, invalid, optionalParagraph, possibleId } from '../administration/input.ts'
import { insertRow, updateRow } from '../administration/rows.ts'
import { changesBetween } from '../audit/changes.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound, Refused } from '../errors.ts'
import { todayOf } from '../invoice/collection-rule.ts'
import type { ChangeConnection, ConnectionDeps, Occasion } from './change.ts'
import { type Connection, readConnection } from './connection.ts'
import { mayReadConnections } from './policy.ts'
import { EXCEPTION_KINDS, type ExceptionKind } from './protection.ts'

/** Keeps the provider's routines away from a connection until a day, that day included (R51). */
export type ConnectionException = {
  id: string
  connectionId: string
  reasonId: string
  atendimentoId: string | null
  kind: ExceptionKind
  /** A civil date, YYYY-MM-DD. */
  until: string
  suspended: boolean
  note: string | null
  createdBy: string
  createdAt: Date
}
export type ExceptionItem = ConnectionException & { reason: string; protects: boolean }

const schema = z.strictObject({
  until: date(),
  reasonId: id(),
  kind: z.enum(EXCEPTION_KINDS),
  suspended: z.boolean().default(false),
  note: optionalParagraph(500),
})
export type ExceptionInput = z.input<typeof schema>

export function exceptions({ db, clock }: ConnectionDeps, change: ChangeConnection) {
  /** Those of a connection, the latest limit first; `protects` says which count today. */
  async function of(actor: Actor, connectionId: string): Promise<ExceptionItem[]> {
    mustSee(mayReadConnections(actor), 'connection')
    const connection = await readConnection(db, actor, connectionId)
    return db.rows<ExceptionItem>(sql`
      select e.id, e.connection_id, e.reason_id, e.atendimento_id, e.kind, e.until, e.suspended, e.note, e.created_by,
        e.created_at, r.name as reason,
        not e.suspended and ${connection.contractId}::uuid is not null
          and e.until >= ${todayOf(clock.now())} as protects
      from connection_exception e
      join exception_reason r on r.id = e.reason_id
      join company on company.id = ${connection.companyId}
      where e.connection_id = ${connection.id}
      order by e.until desc, e.id desc`)
  }

  async function find(actor: Actor, connectionId: string, exceptionId: string): Promise<ExceptionItem> {
    const found = (await of(actor, connectionId)).find((each) => each.id === exceptionId)
    if (!found) throw new NotFound('exception_not_found')
    return found
  }

  /**
   * Protects from what comes, and changes nothing of how the connection stands. Throws Refused
   * (`exception_needs_contract`), Invalid (`until: out_of_range` for a day that is over).
   */
  async function add(
    actor: Actor,
    connectionId: string,
    input: ExceptionInput,
    occasion: Occasion = {},
  ): Promise<ConnectionException> {
    let made: ConnectionException | undefined
    await change(actor, connectionId, occasion, async (tx, connection, at) => {
      const values = checked(schema, input)
      await mustBeOffered(tx, connection, values.reasonId)
      await mustProtect(tx, connection, values.until, at)
      made = await insertRow<ConnectionException>(tx, 'connection_exception', {
        ...values,
        connectionId: connection.id,
        // Whether there is such a case, it is asked only when it is told of this.
        atendimentoId: sql`(select id from atendimento where id = ${possibleId(occasion.atendimentoId ?? '')})`,
        createdById: actor.id,
        createdBy: actor.name,
        createdAt: at,
      })
      return {
        kind: 'exceptionAdded',
        reason: values.note,
        after: connection,
        facts: { before: null, after: await described(tx, made) },
      }
    })
    return made as ConnectionException
  }

  /** Another limit, reason or kind; suspended or no longer. Throws like the adding. */
  async function changeOne(
    actor: Actor,
    connectionId: string,
    exceptionId: string,
    input: ExceptionInput,
    occasion: Occasion = {},
  ): Promise<ConnectionException> {
    let changed: ConnectionException | undefined
    await change(actor, connectionId, occasion, async (tx, connection, at) => {
      const before = await lock(tx, connection.id, exceptionId)
      const values = checked(schema, input)
      changed = before
      const facts = changesBetween(before, { ...before, ...values })
      if (Object.keys(facts.after ?? {}).length === 0) return null
      // To suspend one whose day is over is no mistake, nor to keep a reason that is no longer offered.
      if (values.reasonId !== before.reasonId) await mustBeOffered(tx, connection, values.reasonId)
      if (!values.suspended) await mustProtect(tx, connection, values.until, at)
      const was = await described(tx, before)
      changed = await updateRow<ConnectionException>(tx, 'connection_exception', before.id, values)
      return {
        kind: 'exceptionChanged',
        reason: values.note,
        after: connection,
        facts: changesBetween(was, await described(tx, changed)),
      }
    })
    return changed as ConnectionException
  }

  /** The connections of a customer that an exception protects today. */
  async function protecting(actor: Actor, customerId: string): Promise<string[]> {
    mustSee(mayReadConnections(actor), 'connection')
    const rows = await db.rows<{ id: string }>(sql`
      select distinct connection.id from connection_exception e
      join connection on connection.id = e.connection_id and connection.contract_id is not null
      join customer on customer.id = connection.customer_id
      join company on company.id = customer.company_id
      where customer.id = ${possibleId(customerId)} and ${customersInSight(actor)} and not e.suspended
        and e.until >= ${todayOf(clock.now())}`)
    return rows.map(({ id }) => id)
  }

  return { of, find, protecting, add, change: changeOne }
}

async function lock(tx: Tx, connectionId: string, id: string): Promise<ConnectionException> {
  const found = await tx.first<ConnectionException>(sql`
    select * from connection_exception where id = ${possibleId(id)} and connection_id = ${connectionId} for update`)
  if (!found) throw new NotFound('exception_not_found')
  return found
}

async function mustBeOffered(tx: Tx, { customerId }: Connection, reasonId: string): Promise<void> {
  const reason = await tx.first(sql`
    select from exception_reason r join customer c on c.id = ${customerId}
    where r.id = ${reasonId} and r.active and (r.company_id is null or r.company_id = c.company_id or c.all_companies)`)
  if (!reason) throw invalid('reasonId', 'unknown_choice')
}

async function mustProtect(tx: Tx, connection: Connection, until: string, at: Date): Promise<void> {
  if (!connection.contractId) throw new Refused('exception_needs_contract')
  const { today } = await tx.one<{ today: string }>(sql`
    select ${todayOf(at)} as today
    from customer join company on company.id = customer.company_id where customer.id = ${connection.customerId}`)
  if (until < today) throw invalid('until', 'out_of_range')
}

/** As the history shows it: with the reason's name. */
async function described(tx: Tx, { kind, until, suspended, reasonId }: ConnectionException) {
  const { name } = await tx.one<{ name: string }>(
    sql`select name from exception_reason where id = ${reasonId}`,
  )
  return { exceptionKind: kind, until, suspended, exceptionReason: name }
}
