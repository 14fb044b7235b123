import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { Outbox } from '../operator/mail.ts'
import { mailOperator } from '../operator/mail.ts'
import type { Language } from '../text.ts'
import { calledIn, type Place } from '../whatsapp-number/place.ts'
import { alarmTexts } from './texts.ts'

/** What somebody must do something about, because the channel cannot help itself. */
export type ChannelAlarm =
  | 'logged_out'
  | 'conflict'
  | 'never_ready'
  | 'no_browser'
  | 'changed_page'
  | 'deaf'
  | 'daily_cap'

/** Tells the administrators of all companies, by mail and each in their language. */
export function channelAlarms({ db, outbox, config }: Pick<Deps, 'db' | 'config'> & { outbox: Outbox }) {
  return {
    async alarm(channel: Place, alarm: ChannelAlarm): Promise<void> {
      const called = await calledIn(db, channel)
      const administrators = await db.rows<{ email: string; language: Language }>(sql`
        select email::text, language from operator
        where role = 'administrator' and company_id is null and active`)
      for (const { email, language } of administrators) {
        const { subject, button, ...words } = alarmTexts(language)
        await mailOperator(outbox, db, {
          to: email,
          kind: `channel.whatsapp.${alarm}`,
          subject: subject(called),
          text: [words[alarm]],
          language,
          ...(config.publicUrl
            ? { button: { label: button, href: new URL('/channels', config.publicUrl).href } }
            : {}),
        })
      }
    },
  }
}
