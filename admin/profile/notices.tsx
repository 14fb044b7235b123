import { z } from 'zod'
import { NOTICE_KINDS, type NoticeChoice, type NoticeKind } from '#engine'
import { redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { Card, Form, SelectField, SubmitButton, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { profilePage } from './profile.tsx'
import { telegramTexts } from './telegram-texts.ts'

const WHEN = ['now', 'digest', 'off'] as const
type When = (typeof WHEN)[number]

/** `HH:MM` as browsers send it, or nothing. */
const time = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/)
const when = z.enum(WHEN).default('off')
const schema = z.strictObject({
  ...(Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, when])) as Record<NoticeKind, typeof when>),
  ratingUnder: z.enum(['2', '3', '4', '5']),
  quietFrom: time.default(''),
  quietUntil: time.default(''),
  digestAt: time,
})

export const changeNotices = submission<Visit, typeof schema>({
  schema,
  show: (visit, notices) => profilePage(visit, { notices }),
  async submit({ engine, actor, language }, input) {
    await engine.noticeChoices.choose(actor, {
      atOnce: NOTICE_KINDS.filter((kind) => input[kind] === 'now'),
      inDigest: NOTICE_KINDS.filter((kind) => input[kind] === 'digest'),
      ratingUnder: Number(input.ratingUnder),
      quietFrom: input.quietFrom || null,
      quietUntil: input.quietUntil || null,
      digestAt: input.digestAt,
    })
    return redirect('/profile', success(telegramTexts(language).saved))
  },
})

export function noticeValues(choice: NoticeChoice): Draft['values'] {
  const { atOnce, inDigest, ratingUnder, ...times } = choice
  const whenOf = (kind: NoticeKind): When => {
    if (atOnce.includes(kind)) return 'now'
    return inDigest.includes(kind) ? 'digest' : 'off'
  }
  return {
    ...Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, whenOf(kind)])),
    ratingUnder: String(ratingUnder),
    ...times,
  }
}

/** What the operator is told in the chat of the operators' bot, and when. */
export function NoticesCard({ draft }: { draft: Draft }) {
  const { signedIn } = useShell()
  const t = useText(telegramTexts)
  const isAgent = signedIn?.actor.role === 'agent'
  const options = WHEN.map((value) => ({ value, label: t.when[value] }))
  return (
    <Form action="/profile/notices" draft={draft} id="notices">
      <Card
        title={t.notices}
        footer={
          <div class="text-end">
            <SubmitButton>{t.save}</SubmitButton>
          </div>
        }
      >
        <p class="text-secondary">{t.noticesText}</p>
        <div class="row">
          {NOTICE_KINDS.filter((kind) => kind !== 'channelDown' || !isAgent).map((kind) => (
            <SelectField
              key={kind}
              class="col-sm-6 mb-3"
              name={kind}
              label={t.kinds[kind]}
              options={options}
            />
          ))}
        </div>
        <div class="row">
          <SelectField
            class="col-sm-6 mb-3"
            name="ratingUnder"
            label={t.ratingUnder}
            hint={t.ratingHint}
            options={['2', '3', '4', '5'].map((value) => ({ value, label: value }))}
          />
          <TextField class="col-sm-6 mb-3" name="digestAt" label={t.digestAt} type="time" required />
          <TextField
            class="col-sm-6 mb-3"
            name="quietFrom"
            label={t.quietFrom}
            type="time"
            hint={t.quietHint}
          />
          <TextField class="col-sm-6 mb-3" name="quietUntil" label={t.quietUntil} type="time" />
        </div>
      </Card>
    </Form>
  )
}
