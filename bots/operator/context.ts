import type { Update } from 'grammy/types'
import { Context, type Telegraf, type Telegram } from 'telegraf'
import type { Engine, Tx } from '#engine'
import type { Visit } from './visit.ts'

/** Where an update is answered: the transaction that marks it done. */
export type Place = { engine: Engine; tx: Tx; inboxId: string }

/** Telegraf's context of one update, with the operator behind it once the door has let them in. */
export class DeskContext extends Context {
  readonly place: Place
  visit!: Visit

  constructor(update: Update, telegram: Telegram, botInfo: NonNullable<Telegraf['botInfo']>, place: Place) {
    super(update as never, telegram, botInfo)
    this.place = place
  }
}
