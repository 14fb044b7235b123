import { z } from 'zod'
import type { Actor } from '../actor.ts'
import {
  type Administering,
  companyOf,
  mustBeAllowed,
  withinCompanyOrShared,
} from '../administration/authority.ts'
import { checked, id, invalid, paragraph } from '../administration/input.ts'
import { type Basis, lastToChange } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Conflict, Refused } from '../errors.ts'
import { mayKeepStopNotices } from './policy.ts'
import { STOP_NOTICE_COLUMNS, type StopNotice, type StopNoticeItem } from './stop-notice.ts'

const words = { message: paragraph(1_000), expectedUntil: z.date().nullable().default(null) }
const opened = z.strictObject({ accessPointIds: z.array(id()).min(1).max(200), ...words })
const changed = z.strictObject(words)

/** How a stop becomes known, and is over. */
export function stopVerbs(deps: Deps, find: (actor: Actor, id: string) => Promise<StopNoticeItem>) {
  const { db, clock } = deps
  const trail = audit(deps)

  /**
   * A notice for each access point. Cases that run there already are about it from now on. Throws Refused
   * (`stop_is_known`, with the `accessPoint`), Forbidden for what every company shares.
   */
  async function open(actor: Actor, input: z.input<typeof opened>): Promise<StopNotice[]> {
    mustBeAllowed(mayKeepStopNotices(actor), 'only_technical_tools')
    const { accessPointIds, message, expectedUntil } = checked(opened, input)
    mustBeAhead(expectedUntil)
    return atomically(db, async (tx) => {
      const notices: StopNotice[] = []
      for (const point of await lockPoints(tx, actor, [...new Set(accessPointIds)])) {
        const notice = await tx.one<StopNotice>(sql`
          insert into stop_notice (id, access_point_id, message, opened_at, expected_until, opened_by_id)
          values (${newId()}, ${point.id}, ${message}, ${clock.now()}, ${expectedUntil}, ${actor.id})
          returning ${STOP_NOTICE_COLUMNS}`)
        await adoptCases(tx, notice)
        await trail.record(tx, actor, { action: 'opened', ...about(notice, point.name), after: { message } })
        notices.push(notice)
      }
      return notices
    })
  }

  /**
   * Other words, or another time, while it lasts. Throws Refused (`stop_is_over`), Conflict (`changed_meanwhile`) when it
   * is no longer at `basis`.
   */
  function change(
    actor: Actor,
    noticeId: string,
    input: z.input<typeof changed>,
    from?: Basis,
  ): Promise<StopNotice> {
    return step(actor, noticeId, 'changed', async (tx, { id, expectedUntil, basis }) => {
      if (from && from !== basis)
        throw new Conflict('changed_meanwhile', { winner: await lastToChange(tx, 'stop_notice', id) })
      const values = checked(changed, input)
      if (values.expectedUntil?.getTime() !== expectedUntil?.getTime()) mustBeAhead(values.expectedUntil)
      return tx.one<StopNotice>(sql`
        update stop_notice set message = ${values.message}, expected_until = ${values.expectedUntil}
        where id = ${id} returning ${STOP_NOTICE_COLUMNS}`)
    })
  }

  /** It is over: nobody is told of it any more. Throws Refused (`stop_is_over`). */
  function close(actor: Actor, noticeId: string): Promise<StopNotice> {
    return step(actor, noticeId, 'closed', (tx, { id }) =>
      tx.one<StopNotice>(sql`
        update stop_notice set closed_at = ${clock.now()}, closed_by_id = ${actor.id}
        where id = ${id} returning ${STOP_NOTICE_COLUMNS}`),
    )
  }

  async function step(
    actor: Actor,
    noticeId: string,
    action: string,
    deed: (tx: Tx, notice: StopNotice & { basis: string }) => Promise<StopNotice>,
  ): Promise<StopNotice> {
    const { companyId, accessPoint, id } = await find(actor, noticeId)
    mustBeAllowed(mayKeepStopNotices(actor), 'only_technical_tools')
    mustAnswerFor(actor, companyId)
    return atomically(db, async (tx) => {
      const { basis, ...before } = await tx.one<StopNotice & { basis: string }>(
        sql`select ${STOP_NOTICE_COLUMNS}, xmin::text as basis from stop_notice where id = ${id} for update`,
      )
      if (before.closedAt) throw new Refused('stop_is_over')
      const after = await deed(tx, { ...before, basis })
      await trail.record(tx, actor, { action, ...about(before, accessPoint), before, after })
      return after
    })
  }

  function mustBeAhead(expected: Date | null): void {
    if (expected && expected <= clock.now()) throw invalid('expectedUntil', 'out_of_range')
  }

  return { open, change, close }
}

/** Held, so that two people do not open the same stop twice. */
async function lockPoints(
  tx: Tx,
  actor: Administering,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const points = await tx.rows<{ id: string; name: string; companyId: string | null }>(sql`
    select id, name, company_id from access_point
    where id = any(${[...ids]}::uuid[]) and active and ${withinCompanyOrShared(actor, sql`company_id`)}
    order by name, id for update`)
  if (points.length !== ids.length) throw invalid('accessPointIds', 'unknown_choice')
  for (const { companyId } of points) mustAnswerFor(actor, companyId)
  const stopped = await tx.first<{ name: string }>(sql`
    select a.name from stop_notice s join access_point a on a.id = s.access_point_id
    where s.access_point_id = any(${[...ids]}::uuid[]) and s.closed_at is null limit 1`)
  if (stopped) throw new Refused('stop_is_known', { accessPoint: stopped.name })
  return points
}

/** What every company shares is for whoever answers for all of them. */
function mustAnswerFor(actor: Administering, companyId: string | null): void {
  mustBeAllowed(companyId !== null || companyOf(actor) === null, 'shared_by_companies')
}

async function adoptCases(tx: Tx, { id, accessPointId }: StopNotice): Promise<void> {
  await tx.query(sql`
    update atendimento t set stop_notice_id = ${id}
    from connection n
    where n.id = t.connection_id and n.access_point_id = ${accessPointId} and t.stop_notice_id is null
      and t.state not in ('finished', 'cancelled')`)
}

function about({ id, number }: StopNotice, accessPoint: string) {
  return { entity: 'stop_notice', entityId: id, name: `${number} · ${accessPoint}` }
}
