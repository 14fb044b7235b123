import { sql } from '../database/sql.ts'
import type { AccountDeps } from '../operator/deps.ts'
import { operatorWhere } from '../operator/signed-in.ts'
import { type Language, languageOf } from '../text.ts'
import { type OperatorArrival, STILL_LINKED } from './operator-chat.ts'

/** Who is behind a chat of the operators' bot, and whether they can be reached there. */
export function presence(deps: AccountDeps) {
  const { db, clock } = deps

  /** The operator who writes; null for a stranger's chat, or one whose operator's access changed. */
  async function arrive(externalId: string): Promise<OperatorArrival | null> {
    const chat = await db.first<{ id: string; onDuty: boolean }>(sql`
      update operator_chat h set dead_at = null, dead_reason = null from operator
      where h.external_id = ${externalId} and ${STILL_LINKED} returning h.id, h.on_duty`)
    if (!chat) return null
    const operator = await operatorWhere(
      deps,
      sql`operator.id = (select operator_id from operator_chat where id = ${chat.id})`,
      'telegram',
    )
    return operator && { chatId: chat.id, operator, onDuty: chat.onDuty }
  }

  return {
    arrive,

    /** Asked before something is told there: what was put out for somebody must not reach them after their access. */
    async mayHear(externalId: string): Promise<boolean> {
      const found = await db.first(sql`
        select 1 from operator_chat h join operator on ${STILL_LINKED}
        where h.external_id = ${externalId} and not operator.must_change_password`)
      return found !== undefined
    },

    async languageIn(externalId: string): Promise<Language> {
      const found = await db.first<{ language: string }>(sql`
        select operator.language from operator_chat h join operator on operator.id = h.operator_id
        where h.external_id = ${externalId}`)
      return languageOf(found?.language)
    },

    /** On duty everything chosen comes at once, whatever the hour. */
    async setDuty(chatId: string, onDuty: boolean): Promise<void> {
      await db.query(sql`update operator_chat set on_duty = ${onDuty} where id = ${chatId}`)
    },

    /** The person blocked the bot, or the chat is gone. It lives again as soon as they write. */
    async lose(externalId: string, reason: string): Promise<void> {
      await db.query(sql`
        update operator_chat set dead_at = ${clock.now()}, dead_reason = ${reason}
        where external_id = ${externalId} and dead_at is null`)
    },
  }
}
