import type { ChannelName, ContactActor, Membership } from '../actor.ts'
import type { Offers } from '../company/offers.ts'
import type { Language } from '../text.ts'

/** A chat on a channel. `contactId` is there when the person behind it was proven (R3). */
export type Chat = {
  id: string
  channel: ChannelName
  externalId: string
  contactId: string | null
  /** Whom the person speaks for at the moment, when they belong to several customers. */
  customerId: string | null
  name: string | null
  language: Language
  deadAt: Date | null
  closedNotice: string | null
  /** Somebody of ours talks to the person by hand: until then Bote says nothing by itself. */
  silentUntil: Date | null
}

/** A customer of the person in a chat, with what dialogs say of it. */
export type CustomerOfPerson = Membership & { name: string; timeZone: string; offers: Offers }

/** Who wrote, and where the conversation stands. */
export type Arrival = {
  chat: Chat
  isNew: boolean
  wasDead: boolean
  /** When its handling began, by the database's clock, as the inbox counts. */
  at: Date
  /** Null as long as nobody was proven to be behind the chat: then nothing of a customer may be shown. */
  person: ContactActor | null
  customers: readonly CustomerOfPerson[]
  conversation: StoredConversation | null
}

/** As it lies in the row: `context` is the dialogs' business. */
export type StoredConversation = { state: string; context: unknown; updatedAt: Date }

/** How a person was proven to be the contact. */
export type Proof = 'invite' | 'phone' | 'email'
