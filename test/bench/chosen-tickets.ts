import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from '../../engine/database/sql.ts'
import { FIRST_PERSON } from './crowd.ts'
import { type Bench, PEOPLE } from './section.ts'
import { type BenchSimulator, BOTE_TOKEN } from './simulator.ts'

type Shown = {
  messages: { by: string; message_id: number; reply_markup?: { inline_keyboard?: Button[][] } }[]
}
type Button = { text: string; callback_data?: string }

/**
 * One person opens their ticket in the chat and begins to write on it; then everybody else's conversation is put where
 * that one stands, each at their own ticket.
 */
export async function chooseTickets(
  { postgres }: Bench,
  simulator: BenchSimulator,
  databaseUrl: string,
): Promise<void> {
  const db = postgres.open(databaseUrl, 1)
  const person = { personId: FIRST_PERSON, token: BOTE_TOKEN }
  await simulator.control('crowd', { from: FIRST_PERSON, count: PEOPLE, token: BOTE_TOKEN })

  async function standing(): Promise<string> {
    const row = await db.first<{ state: string }>(sql`
      select state from conversation join chat on chat.id = chat_id where external_id = ${String(FIRST_PERSON)}`)
    return row?.state ?? 'nowhere'
  }

  async function newestButtons(after: number): Promise<{ messageId: number; buttons: Button[] }> {
    for (let tries = 0; tries < 200; tries++) {
      const { messages } = await simulator.control<Shown>(`chat?person=${FIRST_PERSON}&token=${BOTE_TOKEN}`)
      const newest = messages.findLast(
        ({ by, message_id, reply_markup }) =>
          by === 'bot' && message_id > after && reply_markup?.inline_keyboard,
      )
      if (newest) {
        const buttons = newest.reply_markup!.inline_keyboard!.flat().filter((button) => button.callback_data)
        return { messageId: newest.message_id, buttons }
      }
      await sleep(50)
    }
    throw new Error('the bot showed no buttons')
  }

  await simulator.control('say', { ...person, text: '/meus' })
  let seen = 0
  for (const wanted of [/\d{6}\/\d+/, /responder/i]) {
    const { messageId, buttons } = await newestButtons(seen)
    const button = buttons.find(({ text }) => wanted.test(text))
    if (!button)
      throw new Error(`no button like ${wanted} among: ${buttons.map(({ text }) => text).join(' | ')}`)
    seen = messageId
    await simulator.control('press', { ...person, messageId, data: button.callback_data })
  }
  await newestButtons(seen)
  if ((await standing()) !== 'ticket.writing')
    throw new Error(`the conversation stands at ${await standing()}`)

  await db.query(sql`
    with example as (
      select c.state, c.context::text as context, t.id::text as ticket_id
      from conversation c join chat h on h.id = c.chat_id join ticket t on t.contact_id = h.contact_id
      where h.external_id = ${String(FIRST_PERSON)}
    )
    insert into conversation (chat_id, state, context, updated_at)
    select h.id, example.state,
      jsonb_set(replace(example.context, example.ticket_id, t.id::text)::jsonb, '{asked}', 'null'), now()
    from chat h join ticket t on t.contact_id = h.contact_id, example
    on conflict (chat_id) do nothing`)
}
