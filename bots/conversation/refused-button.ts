import { decodeAction, decodeAtendimentoAction, type Engine } from '#engine'
import { decodeChoice } from './choice-data.ts'
import type { Turn } from './turn.ts'

/**
 * A button was pressed that this chat never had: it is about somebody else's case or customer, or made up (A21). The
 * person is answered as for something that does not exist; a button that is only old is not of this kind.
 */
export function refuseButton(turn: Turn): void {
  if (turn.message.content.kind === 'choice') turn.isButtonRefused = true
}

/** Told once the message is handled for good. Ids and names of our own: what was in the data may be anybody's words. */
export function reportRefused({ log, metrics }: Engine, { message, chat, person }: Turn): void {
  const data = message.content.kind === 'choice' ? message.content.data : ''
  const { action } = decodeAction(data) ?? decodeAtendimentoAction(data) ?? {}
  const button = action ?? decodeChoice(data)?.dialog ?? 'made_up'
  const id = UUID.exec(data)?.[0] ?? null
  metrics.inc('bote_buttons_refused_total', { channel: chat.channel })
  log.warn(
    { chat: chat.id, contact: person?.id ?? null, button, id },
    "a button was refused: it is another chat's, or made up",
  )
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
