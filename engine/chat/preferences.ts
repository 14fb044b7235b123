import { type ChannelName, type ContactActor, membershipOf } from '../actor.ts'
import { OFFERED_ANYWHERE, type Offers } from '../company/offers.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { Language } from '../text.ts'
import type { Chat } from './chat.ts'

/** What a person chooses for their chat. */
export function preferences({ db }: Deps) {
  return {
    async languageOf(channel: ChannelName, externalId: string): Promise<Language | null> {
      const chat = await db.first<{ language: Language }>(
        sql`select language from chat where channel = ${channel} and external_id = ${externalId}`,
      )
      return chat?.language ?? null
    },

    /** Whom the person speaks for from now on. Throws NotFound for a customer that is not theirs. */
    async speakFor(actor: ContactActor, customerId: string): Promise<void> {
      if (!membershipOf(actor, customerId)) throw new NotFound('customer')
      await db.query(sql`update chat set customer_id = ${customerId} where id = ${actor.chatId}`)
    },

    /** What chats offer at all: for what is the same in every one of them. */
    async offered(): Promise<Offers> {
      const { offers } = await db.one<{ offers: Offers }>(
        sql`select ${OFFERED_ANYWHERE} as offers from company where active`,
      )
      return offers
    },

    /** In this chat, and wherever else the person is written to. */
    async useLanguage(chat: Chat, language: Language): Promise<void> {
      await db.query(sql`
        with everywhere as (update contact set language = ${language} where id = ${chat.contactId})
        update chat set language = ${language} where id = ${chat.id}`)
    },
  }
}
