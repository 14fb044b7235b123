import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld } from '../../world.ts'
import { startWalk, type Walk } from './walk.ts'

/** The provider's cast with phones. */
export type ProviderWalk = Walk & Provider

export async function startProviderWalk(
  world: Awaited<ReturnType<typeof createWorld>> | undefined = undefined,
): Promise<ProviderWalk> {
  const made = world ?? (await createWorld())
  const provider = await createProvider(made)
  return Object.assign(await startWalk(made), provider)
}

export type KeptCase = {
  id: string
  protocol: string
  state: string
  report: string
  connectionId: string | null
  departmentId: string
  stopNoticeId: string | null
}

/** All there are, the oldest first. */
export function cases({ db }: Walk): Promise<KeptCase[]> {
  return db.rows(sql`
    select id, protocol, state, report, connection_id, department_id, stop_notice_id
    from atendimento order by opened_at, protocol`)
}

/** An atendimento's comments in order, each `author: words`. */
export async function commentsOf({ db }: Walk, id: string): Promise<string[]> {
  const logs = await db.rows<{ author: string; body: string }>(
    sql`select author, body from log where atendimento_id = ${id} order by created_at, id`,
  )
  return logs.map(({ author, body }) => `${author}: ${body}`)
}
