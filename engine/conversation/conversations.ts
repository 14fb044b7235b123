import { type ChannelName, type ContactActor, uploaderOf } from '../actor.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { storableJson } from '../inbox/storable.ts'
import type { Language } from '../text.ts'
import { inParts } from '../when-asked.ts'
import { shownChoices } from './shown-choices.ts'

/** A half-filled form that nobody touched for long. */
export type ForgottenDraft = {
  chatId: string
  channel: ChannelName
  language: Language
  state: string
  context: unknown
}

/** Where a dialog stands, in its row. Read with the chat (`arrive`), written in the transaction of the message. */
export function conversations(deps: Deps) {
  return inParts(
    () => standings(deps),
    () => shownChoices(deps),
    () => surroundings(deps),
  )
}

function standings({ db, clock }: Deps) {
  return {
    async save(chatId: string, state: string, context: unknown): Promise<void> {
      const standing = { chatId, state, context: storableJson(context), at: clock.now() }
      if ('together' in db) await db.together(saveLater, standing)
      else await db.query(saving([standing]))
    },

    /** The same without a word of the person: the time of their last one stays. */
    async replace(chatId: string, state: string, context: unknown): Promise<void> {
      await db.query(
        sql`update conversation set state = ${state}, context = ${storableJson(context)}::jsonb where chat_id = ${chatId}`,
      )
    },

    /** Conversations that have stood in one of the states since `before`, locked so that no other replica takes them as well. */
    async restingIn(
      states: readonly string[],
      before: Date,
      limit: number,
    ): Promise<{ chatId: string; state: string; context: unknown }[]> {
      return db.rows(sql`
        select chat_id, state, context from conversation
        where state = any(${[...states]}::text[]) and updated_at < ${before}
        order by updated_at limit ${limit} for update skip locked`)
    },

    /** Drafts not touched since `before`, oldest first, locked so that no other replica takes them as well. */
    async forgottenDrafts(before: Date, limit: number): Promise<ForgottenDraft[]> {
      return db.rows<ForgottenDraft>(sql`
        select conversation.chat_id, chat.channel, chat.language, conversation.state, conversation.context
        from conversation join chat on chat.id = conversation.chat_id
        where conversation.draft_touched_at < ${before.toISOString()}
        order by conversation.draft_touched_at limit ${limit}
        for update of conversation skip locked`)
    },
  }
}

/** What else belongs to a chat: what waits in it, and what came of what was said in it. */
function surroundings({ db, clock }: Deps) {
  return {
    /**
     * Whether more of this album waits behind the message being handled: then the answer is left to its last one.
     * The channel stores each message with its album's id as `album` in the payload.
     */
    async albumGoesOn(channel: ChannelName, lane: string, album: string): Promise<boolean> {
      const next = await db.first(sql`
        select 1 from inbox_message
        where channel = ${channel} and lane = ${lane} and state = 'waiting' and payload->>'album' = ${album}
        limit 1`)
      return next !== undefined
    },

    /** Files that came late join the log their message became. False when it became none. */
    async joinLog(
      actor: ContactActor,
      { externalId, attachmentIds }: { externalId: string; attachmentIds: readonly string[] },
    ): Promise<boolean> {
      const { count } = await db.query(sql`
        update attachment a set ticket_id = l.ticket_id, atendimento_id = l.atendimento_id, log_id = l.id
        from log l
        where l.chat_id = ${actor.chatId} and l.external_id = ${externalId} and l.author_id = ${actor.id}
          and a.id = any(${[...attachmentIds]}::uuid[]) and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(actor)}`)
      return count > 0
    },

    /** Whether anything more waits in the chat behind the message being handled. */
    async chatGoesOn(channel: ChannelName, lane: string): Promise<boolean> {
      const next = await db.first(sql`
        select 1 from inbox_message where channel = ${channel} and lane = ${lane} and state = 'waiting' limit 1`)
      return next !== undefined
    },

    /** How many tickets and atendimentos the person opened from chats within the last 24 hours. */
    async openedLately(actor: ContactActor): Promise<number> {
      const since = new Date(clock.now().getTime() - DAY)
      const { count } = await db.one<{ count: number }>(sql`
        select (select count(*) from ticket
            where contact_id = ${actor.id} and opened_at > ${since} and opened_by_id is null)::int
          + (select count(*) from atendimento
            where contact_id = ${actor.id} and opened_at > ${since} and opened_by_id is null)::int as count`)
      return count
    },

    /** What one of our messages is called in the chat, once it was delivered. */
    async deliveredAs(outboxId: string): Promise<string | null> {
      const row = await db.first<{ externalId: string | null }>(
        sql`select external_id from outbox_message where id = ${outboxId}::bigint`,
      )
      return row?.externalId ?? null
    },
  }
}

type Standing = { chatId: string; state: string; context: string; at: Date }

/** Nobody waits for it: it travels with the commit, which fails when it does. */
async function saveLater(tx: Tx, standings: readonly Standing[]): Promise<undefined[]> {
  tx.later(saving(standings))
  return []
}

function saving(standings: readonly Standing[]): Sql {
  return sql`
    insert into conversation (chat_id, state, context, updated_at)
    select chat_id, state, context::jsonb, at
    from ${sql.unnest(standings, { chatId: 'uuid', state: 'text', context: 'text', at: 'timestamptz' })}
    on conflict (chat_id) do update
      set state = excluded.state, context = excluded.context, updated_at = excluded.updated_at`
}

const DAY = 86_400_000
