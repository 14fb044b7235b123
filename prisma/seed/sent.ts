import { type AtendimentoNews, sql, type TicketNews } from '#engine'
import type { Verbs } from './administration.ts'

/** What still waits for an answer: its notice lies in the customer's chat when the demo begins. */
const ASKED_OF_TICKETS: readonly TicketNews[] = ['solved', 'asked', 'proposed', 'validation']
const ASKED_OF_CASES: readonly AtendimentoNews[] = ['asked', 'finished']

/**
 * The notices of the past were sent in their time; nobody wants six weeks of them at once. What the customer is asked
 * now stays to be delivered by the bot.
 */
export async function sendPast({ tx }: Verbs): Promise<void> {
  const asked = [
    ...ASKED_OF_TICKETS.map((news) => `ticket.${news}`),
    ...ASKED_OF_CASES.map((news) => `atendimento.${news}`),
  ]
  await tx.query(sql`
    with last as (
      select distinct on (m.ticket_id, m.atendimento_id, m.chat_id) m.id from outbox_message m
      left join ticket t on t.id = m.ticket_id and t.ball = 'customer'
      left join atendimento c on c.id = m.atendimento_id and (c.state = 'paused' or (c.state = 'finished'
        and c.rating_asked and not exists (select from rating r where r.atendimento_id = c.id)))
      where m.channel = 'telegram' and m.kind = any(${asked}) and (t.id is not null or c.id is not null)
      order by m.ticket_id, m.atendimento_id, m.chat_id, m.id desc
    )
    update outbox_message m set created_at = e.at,
      state = case when m.state = 'queued' and m.id not in (select id from last) then 'sent' else m.state end,
      sent_at = case when m.state = 'queued' and m.id not in (select id from last) then e.at + interval '2 s' end
    from event e
    where e.id = m.event_id`)
  // Nobody at the demo desk has been welcomed or mailed for real.
  await tx.query(sql`
    update outbox_message set state = 'sent', sent_at = created_at where state = 'queued' and channel = 'email'`)
}
