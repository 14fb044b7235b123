import type { Update } from 'grammy/types'
import type { Engine } from '#engine'
import type { BotApi } from '../bot-api/bot-api.ts'

/** What is asked of Telegram: everything else stays with it. */
export const WANTED = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/** What lies in the inbox: the update as it came, and the album it is of. */
export type StoredUpdate = { update: Update; album: string | null }

/**
 * Stores updates before any logic. Resolves when they are durable, and only then may they be acknowledged: Telegraf by
 * itself would confirm an update whose handler failed.
 */
export function intake({ inbox, log }: Engine, api: BotApi, botId: string) {
  return async (updates: readonly Update[]): Promise<void> => {
    if (updates.length === 0) return
    await inbox.receive(
      'operators',
      updates.map((update) => ({
        externalId: `${botId}:${update.update_id}`,
        lane: laneOf(update),
        payload: { update, album: update.message?.media_group_id ?? null } satisfies StoredUpdate,
      })),
    )
    for (const { callback_query: press } of updates) if (press) answer(press.id)
  }

  /** Stops the button's spinner. It expires within seconds, so it is tried once and nobody waits for it. */
  function answer(id: string): void {
    api.answerPress(id).catch(() => log.debug('a press expired'))
  }
}

/** The chat that an update belongs to: its messages are handled in order. */
function laneOf(update: Update): string {
  const { message, edited_message: edited, callback_query: press, my_chat_member: membership } = update
  const chat = message?.chat ?? edited?.chat ?? press?.message?.chat ?? membership?.chat
  return String(chat?.id ?? press?.from.id ?? 'nobody')
}
