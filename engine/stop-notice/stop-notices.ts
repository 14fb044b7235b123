import type { Actor } from '../actor.ts'
import { mustSee } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { keyAfter, PAGE_SIZE, type Page, pageOf } from '../administration/page.ts'
import { visibleAtendimentos } from '../atendimento/policy.ts'
import type { AtendimentoState } from '../atendimento/states.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { mayReadStopNotices } from './policy.ts'
import { type StopNoticeItem, stopNoticeItems, visibleStopNotices } from './stop-notice.ts'
import { stopVerbs } from './stop-verbs.ts'

export type StoppedCase = {
  id: string
  protocol: string
  customer: string
  state: AtendimentoState
  openedAt: Date
}

export function stopNotices(deps: Deps) {
  const { db } = deps

  /** Those that are open, or those that are over; newest first, in pages. */
  async function page(
    actor: Actor,
    { over = false, after }: { over?: boolean; after?: string | null } = {},
  ): Promise<Page<StopNoticeItem>> {
    mustSee(mayReadStopNotices(actor), 'stop_notice')
    // Ids grow with time, and anything else in a cursor could be no instant at all.
    const last = possibleId(keyAfter(after, 1)?.[0] ?? '')
    const rows = await db.rows<StopNoticeItem>(sql`
      ${stopNoticeItems}
      where ${visibleStopNotices(actor)} and s.closed_at is ${sql.raw(over ? 'not null' : 'null')}
        and (${last}::uuid is null or s.id < ${last}::uuid)
      order by s.id desc limit ${PAGE_SIZE + 1}`)
    return pageOf(rows, ({ id }) => [id])
  }

  async function find(actor: Actor, noticeId: string): Promise<StopNoticeItem> {
    mustSee(mayReadStopNotices(actor), 'stop_notice')
    const found = await db.first<StopNoticeItem>(
      sql`${stopNoticeItems} where s.id = ${possibleId(noticeId)} and ${visibleStopNotices(actor)}`,
    )
    if (!found) throw new NotFound('stop_notice_not_found')
    return found
  }

  /** The cases about it that the person may see, newest first. */
  async function cases(actor: Actor, noticeId: string): Promise<StoppedCase[]> {
    const { id } = await find(actor, noticeId)
    return db.rows<StoppedCase>(sql`
      select t.id, t.protocol, customer.name as customer, t.state, t.opened_at
      from atendimento t join customer on customer.id = t.customer_id
      where t.stop_notice_id = ${id} and ${visibleAtendimentos(actor)}
      order by t.opened_at desc, t.id desc limit 200`)
  }

  return { page, find, cases, ...stopVerbs(deps, find) }
}
