import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { atomically } from '../administration/rows.ts'
import { changesBetween, type Facts } from '../audit/changes.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { type Connection, lockConnection } from './connection.ts'
import { mayUseConnectionTools } from './policy.ts'
import type { ConnectionProvider } from './provider.ts'

export const CONNECTION_CHANGES = [
  'added',
  'edited',
  'credentials',
  'ip',
  'mac',
  'blocked',
  'unblocked',
  'reduced',
  'speedRestored',
  'disconnected',
  'exceptionAdded',
  'exceptionChanged',
  'passwordShown',
  'equipmentOpened',
] as const
export type ConnectionChangeKind = (typeof CONNECTION_CHANGES)[number]

/** Where a tool is used: in a case (which then tells of it), and on which version of the connection. */
export type Occasion = { atendimentoId?: string | null | undefined; version?: number | undefined }

/** What was done, as the history of the connection and of the case keep it. Never a password. */
export type Done = {
  kind: ConnectionChangeKind
  after: Connection
  reason?: string | null
  /** What changed besides the connection's own columns. */
  facts?: { before: Facts | null; after: Facts | null }
}

/** What a case is told about a tool that was used in it, in the same transaction. */
export type ToolUse = {
  customerId: string
  data: { change: ConnectionChangeKind; connectionId: string; connection: string; reason?: string }
}
/** Throws NotFound, Forbidden or Refused when this person may not use it there, or not now. */
export type TellCase = (tx: Tx, actor: Actor, atendimentoId: string, use: ToolUse) => Promise<void>

export type ConnectionDeps = Deps & { provider: ConnectionProvider; tellCase: TellCase }

export type ChangeConnection = ReturnType<typeof changing>

/** How every tool changes a connection: held, done, recorded, and told to the case, whole or not at all. */
export function changing(deps: ConnectionDeps) {
  const { db, clock } = deps

  /**
   * Throws NotFound, Forbidden (`only_technical_tools`), or Conflict (`changed_meanwhile`) when the connection is no
   * longer what the person saw. `deed` answers null when there was nothing to do.
   */
  return async (
    actor: Actor,
    connectionId: string,
    occasion: Occasion,
    deed: (tx: Tx, connection: Connection, at: Date) => Promise<Done | null>,
  ): Promise<Connection> => {
    mustBeAllowed(mayUseConnectionTools(actor), 'only_technical_tools')
    return atomically(db, async (tx) => {
      const before = await lockConnection(tx, actor, connectionId)
      if (occasion.version !== undefined && occasion.version !== before.version)
        throw new Conflict('changed_meanwhile', { winner: await lastToChange(tx, before.id) })
      const done = await deed(tx, before, clock.now())
      if (!done) return before
      await recordChange(tx, deps, actor, occasion, before, done)
      return done.after
    })
  }
}

/** Writes what was done into the connection's history and, if it was done in a case, into that one's. */
export async function recordChange(
  tx: Tx,
  { clock, tellCase }: Pick<ConnectionDeps, 'clock' | 'tellCase'>,
  actor: Actor,
  { atendimentoId }: Occasion,
  connection: Connection | null,
  { kind, after, reason = null, facts }: Done,
): Promise<void> {
  // The case is asked first whether this may be done in it: a made-up one is not found rather than a broken reference.
  if (atendimentoId) {
    const { customerId, id: connectionId, number, login } = after
    const said = { change: kind, connectionId, connection: `${number} (${login})` }
    await tellCase(tx, actor, atendimentoId, { customerId, data: reason ? { ...said, reason } : said })
  }
  const changed = changesBetween(connection && told(connection), told(after))
  await tx.query(sql`
    insert into connection_change (connection_id, atendimento_id, kind, reason, before, after, actor_kind, actor_id,
      actor, at)
    values (${after.id}, ${atendimentoId ?? null}, ${kind}, ${reason},
      ${written({ ...changed.before, ...facts?.before })}, ${written({ ...changed.after, ...facts?.after })},
      ${actor.kind}, ${actor.id}, ${actor.name}, ${clock.now()})`)
}

/** What people change about a connection. The audit's net takes out whatever sounds secret. */
function told(connection: Connection): Facts {
  const {
    id: _,
    number: __,
    customerId: ___,
    version: ____,
    createdAt: _____,
    hasPassword,
    ...columns
  } = connection
  return columns
}

function written(facts: Facts) {
  return Object.keys(facts).length > 0 ? sql.json(facts) : null
}

async function lastToChange(tx: Tx, connectionId: string): Promise<string | undefined> {
  const last = await tx.first<{ actor: string }>(
    sql`select actor from connection_change where connection_id = ${connectionId} order by id desc limit 1`,
  )
  return last?.actor
}
