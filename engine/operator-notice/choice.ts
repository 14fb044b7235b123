import { z } from 'zod'
import type { OperatorActor } from '../actor.ts'
import { checked, invalid } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NOTICE_KINDS, type NoticeKind } from './kinds.ts'

/** What an operator wants to be told and when. Times are `HH:MM` of their company's day. */
export type NoticeChoice = {
  atOnce: readonly NoticeKind[]
  /** What is in neither is not told. */
  inDigest: readonly NoticeKind[]
  /** Ratings of less than so many points of 5 are told. */
  ratingUnder: number
  /** Between these nothing comes at once: it waits for the end. Both or none. */
  quietFrom: string | null
  quietUntil: string | null
  digestAt: string
}

/** Holds for who has chosen nothing yet. */
export const USUAL_CHOICE: NoticeChoice = {
  atOnce: NOTICE_KINDS,
  inDigest: [],
  ratingUnder: 3,
  quietFrom: null,
  quietUntil: null,
  digestAt: '08:00',
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const input = z.strictObject({
  atOnce: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length),
  inDigest: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length),
  ratingUnder: z.number().int().min(1).max(5),
  quietFrom: time.nullable(),
  quietUntil: time.nullable(),
  digestAt: time,
})

export function noticeChoices({ db }: Pick<Deps, 'db'>) {
  return {
    async own(actor: OperatorActor): Promise<NoticeChoice> {
      const chosen = await db.first<NoticeChoice>(sql`
        select at_once, in_digest, rating_under, quiet_from, quiet_until, digest_at
        from notice_choice where operator_id = ${actor.id}`)
      return chosen ?? USUAL_CHOICE
    },

    /** Throws Invalid for what cannot be: half of a quiet time. */
    async choose(actor: OperatorActor, wanted: NoticeChoice): Promise<void> {
      const choice = checked(input, wanted as z.input<typeof input>)
      if ((choice.quietFrom === null) !== (choice.quietUntil === null))
        throw invalid(choice.quietFrom === null ? 'quietFrom' : 'quietUntil', 'required')
      const inDigest = choice.inDigest.filter((kind) => !choice.atOnce.includes(kind))
      await db.query(sql`
        insert into notice_choice (operator_id, at_once, in_digest, rating_under, quiet_from, quiet_until, digest_at)
        values (${actor.id}, ${choice.atOnce}::text[], ${inDigest}::text[], ${choice.ratingUnder},
          ${choice.quietFrom}, ${choice.quietUntil}, ${choice.digestAt})
        on conflict (operator_id) do update set at_once = excluded.at_once, in_digest = excluded.in_digest,
          rating_under = excluded.rating_under, quiet_from = excluded.quiet_from,
          quiet_until = excluded.quiet_until, digest_at = excluded.digest_at`)
    },
  }
}
