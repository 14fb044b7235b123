import type { Actor, OperatorActor } from '../actor.ts'
import { mustSee } from '../administration/authority.ts'
import { keyAfter, PAGE_SIZE, type Page, pageOf } from '../administration/page.ts'
import { visibleAtendimentos } from '../atendimento/policy.ts'
import type { Facts } from '../audit/changes.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { ConnectionChangeKind } from './change.ts'
import { readConnection } from './connection.ts'
import { mayReadConnections } from './policy.ts'

/** One thing that was done to a connection. */
export type ConnectionChange = {
  id: string
  kind: ConnectionChangeKind
  reason: string | null
  before: Facts | null
  after: Facts | null
  actorKind: OperatorActor['kind'] | 'system'
  actor: string
  at: Date
  /** The case it was done in, where the person may see that. */
  atendimentoId: string | null
  protocol: string | null
}

export function connectionHistory({ db }: Pick<Deps, 'db'>) {
  return {
    /** Everything done to a connection, newest first, in pages. */
    async history(
      actor: Actor,
      connectionId: string,
      after?: string | null,
    ): Promise<Page<ConnectionChange>> {
      mustSee(mayReadConnections(actor), 'connection')
      const { id } = await readConnection(db, actor, connectionId)
      const last = keyAfter(after, 1)?.[0]
      const rows = await db.rows<ConnectionChange>(sql`
        select c.id, c.kind, c.reason, c.before, c.after, c.actor_kind, c.actor, c.at, t.id as atendimento_id, t.protocol
        from connection_change c
        left join atendimento t on t.id = c.atendimento_id and ${visibleAtendimentos(actor)}
        where c.connection_id = ${id} and ${last && !last.includes('-') ? sql`c.id < ${last}` : sql`true`}
        order by c.id desc limit ${PAGE_SIZE + 1}`)
      return pageOf(rows, ({ id }) => [id])
    },
  }
}
