import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { formatTime } from '../locale.ts'
import type { OutgoingMessage } from '../notification/message.ts'
import type { Send } from '../notification/recipients.ts'
import { type Listener, supervisorsListening } from '../operator-notice/listeners.ts'
import { type DeskNews, operatorNotices } from '../operator-notice/telling.ts'
import { noticeWords } from '../operator-notice/words.ts'
import type { Language } from '../text.ts'

type Reader = { language: Language; timeZone: string }
type Changed = {
  channel: string
  number: string | null
  downSince: Date
  isUp: boolean
  listeners: Listener[]
}

/** So long a channel is down before anybody is told: most times it is back at once. */
const PATIENCE_MINUTES = 2

/** Tells supervisors once of a channel that does not work, and once that it works again. */
export async function tellOfOutages({
  db,
  clock,
  config,
  send,
}: Pick<Deps, 'db' | 'clock' | 'config'> & { send: Send }): Promise<void> {
  const now = clock.now()
  const patience = new Date(now.getTime() - PATIENCE_MINUTES * 60_000)
  await atomically(db, async (tx) => {
    const changed = await tx.rows<Changed>(sql`
      with changed as (
        select channel, down_since, state <> 'down' as is_up from channel_status
        where ((state = 'down' and told_at is null and down_since <= ${patience})
          or (state = 'ready' and told_at is not null))
          -- A number that was removed is missed by nobody.
          and (channel not like 'whatsapp-%' or exists (select 1 from whatsapp_number where 'whatsapp-' || id = channel))
        for update skip locked
      ), noted as (
        update channel_status s set told_at = case when changed.is_up then null else ${now}::timestamptz end
        from changed where s.channel = changed.channel
      )
      select changed.*, own.name as number,
        ${supervisorsListening(sql`and (own.id is null or operator.company_id is null
          or operator.company_id = own.company_id)`)} as listeners
      from changed left join whatsapp_number own on 'whatsapp-' || own.id = changed.channel`)
    const { tell } = operatorNotices({ config, send })
    for (const one of changed) await tell(tx, outage(one, now), one.listeners)
  })
}

function outage({ channel, number, downSince, isUp }: Changed, at: Date): DeskNews {
  const nameIn = ({ language }: Reader) => {
    const { channels } = noticeWords(language)
    if (number !== null) return `${channels.whatsapp} ${number}`
    return channels[channel as keyof typeof channels] ?? channel
  }
  const sentence = (reader: Reader) => {
    const t = noticeWords(reader.language)
    return isUp ? t.upAgain(nameIn(reader)) : t.down(nameIn(reader), formatTime(downSince, reader))
  }
  const message = (reader: Reader): OutgoingMessage => ({
    text: [{ bold: sentence(reader) }, ...(isUp ? [] : ['\n', noticeWords(reader.language).downAdvice])],
  })
  const title = nameIn({ language: 'pt', timeZone: 'UTC' })
  return {
    kind: 'channelDown',
    about: null,
    title,
    eventId: null,
    at,
    isFree: false,
    points: null,
    files: 0,
    message,
    sentence,
  }
}
