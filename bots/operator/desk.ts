import { Composer, type Telegraf, type Telegram } from 'telegraf'
import type { Engine, InboxMessage, Tx } from '#engine'
import { buttons } from './buttons.ts'
import { commands } from './commands.ts'
import { DeskContext } from './context.ts'
import { door } from './door.ts'
import type { StoredUpdate } from './intake.ts'
import { replies } from './replies.ts'
import { say } from './visit.ts'
import { deskWords } from './words.ts'

type BotInfo = NonNullable<Telegraf['botInfo']>

/** What nothing before has heard. */
const rest = new Composer<DeskContext>()
rest.on('edited_message', ({ visit }) => say(visit, { text: [deskWords(visit.language).edited] }))
rest.on('message', ({ visit }) => say(visit, { text: [deskWords(visit.language).notHeard] }))

const answering = new Composer<DeskContext>(door, replies, commands, buttons, rest).middleware()

/**
 * The operators' work in their chat. `handle` answers one update in the transaction that marks it done. It runs the
 * composers itself: Telegraf's own `handleUpdate` swallows what a handler throws unless told otherwise, and leaves slow
 * handlers running beside the next.
 */
export function operatorDesk(engine: Engine, telegram: Telegram, botInfo: () => BotInfo) {
  async function handle({ id, payload: { update } }: InboxMessage<StoredUpdate>, tx: Tx): Promise<void> {
    const place = { engine, tx, inboxId: id }
    await answering(new DeskContext(update, telegram, botInfo(), place), async () => undefined)
  }

  return { handle }
}
