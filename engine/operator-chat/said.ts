import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { AtDesk } from '../notification/desk-action.ts'

/** A message of ours in a chat of the operators' bot: its case, and what a reply to it is taken for. */
export type Said = { about: AtDesk; replyMeans: string | null }

/** How long a message is looked for that may just have been sent, and how often. */
const PATIENCE = { tries: 20, ms: 100 }

export function saidInChats({ db }: Pick<Deps, 'db'>) {
  /** `externalId`: what the channel calls the message. Null for one that is of no case. */
  async function said(chatId: string, externalId: string): Promise<Said | null> {
    for (let tries = 1; ; tries++) {
      const found = await db.one<Found>(sql`
        select m.ticket_id, m.atendimento_id, m.payload ->> 'replyMeans' as reply_means, m.id is not null as known,
          exists (select 1 from outbox_message o where o.chat_id = ${chatId} and o.channel = 'operators'
            and o.state = 'sending') as under_way
        from (select 1) as asked left join outbox_message m
          on m.chat_id = ${chatId} and m.external_id = ${externalId} and m.channel = 'operators'
        limit 1`)
      // A quick thumb answers before what the channel called the message is written down.
      if (found.known || !found.underWay || tries === PATIENCE.tries) return asSaid(found)
      await sleep(PATIENCE.ms)
    }
  }

  return { said }
}

type Found = {
  ticketId: string | null
  atendimentoId: string | null
  replyMeans: string | null
  known: boolean
  underWay: boolean
}

function asSaid({ ticketId, atendimentoId, replyMeans }: Found): Said | null {
  if (ticketId) return { about: { kind: 'ticket', id: ticketId }, replyMeans }
  if (atendimentoId) return { about: { kind: 'atendimento', id: atendimentoId }, replyMeans }
  return null
}
