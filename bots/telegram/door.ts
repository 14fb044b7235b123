import type { Engine } from '#engine'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { toInbox } from './update.ts'

/** The way in: updates are stored before anything else; only then is Telegram told that we have them. */
export function door({ engine, api }: { engine: Engine; api: Api }) {
  /** Resolves when all of them are stored durably. Rejects when they are not: then Telegram must keep them. */
  return async function enter(updates: readonly Update[]): Promise<void> {
    await engine.inbox.receive('telegram', updates.map(toInbox))
    for (const { callback_query } of updates) if (callback_query) stopSpinner(api, callback_query.id)
  }
}

/** The button stops turning at once. Too late, or twice, does no harm. */
function stopSpinner(api: Api, id: string): void {
  api.answerCallbackQuery(id).catch(() => undefined)
}
