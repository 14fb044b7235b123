import { z } from 'zod'
import type { Operator } from '#engine'
import { type Answer, page, redirect } from '../answer.ts'
import { checkbox, email, optionalLongText, optionalText, text } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import {
  AreaField,
  Card,
  CheckField,
  Form,
  LinkButton,
  PageHeader,
  SubmitButton,
  TextField,
} from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useShell, useText } from '../layout/shell.ts'
import { TasteSwitches } from '../layout/taste.tsx'
import { layoutTexts } from '../layout/texts.ts'
import type { Visit } from '../visit.ts'
import { NoticesCard, noticeValues } from './notices.tsx'
import { PhotoCard } from './photo-card.tsx'
import { type ShownLink, TelegramCard } from './telegram.tsx'
import { profileTexts } from './texts.ts'

const schema = z.strictObject({
  name: text(120),
  email: email(),
  currentPassword: z.string().max(1_000).default(''),
  phone: optionalText(40),
  extension: optionalText(20),
  mobile: optionalText(40),
  address: optionalText(300),
  notes: optionalLongText(5_000),
  mailNotices: checkbox(),
})

export function showProfile(visit: Visit): Promise<Answer> {
  return profilePage(visit, {})
}

export const changeProfile = submission<Visit, typeof schema>({
  schema,
  show: (visit, profile) => profilePage(visit, { profile }),
  async submit(visit, input) {
    await visit.engine.accounts.changeProfile(visit.actor, input)
    return redirect('/profile', success(profileTexts(visit.language).saved))
  },
})

function valuesOf(own: Operator): Draft['values'] {
  const { name, email, phone, extension, mobile, address, notes } = own
  return { name, email, phone, extension, mobile, address, notes, mailNotices: own.mailNotices ? 'on' : null }
}

type Forms = { profile?: Draft; photo?: Draft; notices?: Draft; link?: ShownLink }

/** Everything about oneself. Each form may stand as it was typed. */
export async function profilePage(
  { engine, actor, language }: Visit,
  { profile, photo, notices, link }: Forms,
): Promise<Answer> {
  const [own, chat, choice] = await Promise.all([
    engine.accounts.own(actor),
    engine.operatorChats.own(actor),
    engine.noticeChoices.own(actor),
  ])
  const isOn = engine.config.operatorBot.mode !== 'off'
  return page(
    profileTexts(language).title,
    <ProfilePage
      draft={profile ?? blank(valuesOf(own))}
      photo={photo ?? blank()}
      notices={notices ?? blank(noticeValues(choice))}
      telegram={{ isOn, chat, link: link ?? null }}
    />,
  )
}

type Props = {
  draft: Draft
  photo: Draft
  notices: Draft
  telegram: Parameters<typeof TelegramCard>[0]
}

function ProfilePage({ draft, photo, notices, telegram }: Props) {
  const t = useText(profileTexts)
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle} />
      <div class="row">
        <div class="col-lg-8">
          <PhotoCard draft={photo} />
          <Form action="/profile" draft={draft} keep>
            <Card
              title={t.contact}
              footer={
                <div class="text-end">
                  <SubmitButton>{t.save}</SubmitButton>
                </div>
              }
            >
              <div class="row">
                <TextField class="col-md-6 mb-3" name="name" label={t.name} autocomplete="name" required />
                <div class="col-md-6 d-none d-md-block" />
                <TextField
                  class="col-md-6 mb-3"
                  name="email"
                  label={t.email}
                  type="email"
                  autocomplete="email"
                  hint={t.emailHint}
                  required
                />
                <TextField
                  class="col-md-6 mb-3"
                  name="currentPassword"
                  label={t.currentPassword}
                  type="password"
                  autocomplete="current-password"
                  hint={t.currentPasswordHint}
                />
                <TextField
                  class="col-sm-8 col-md-5 mb-3"
                  name="phone"
                  label={t.phone}
                  type="tel"
                  autocomplete="tel"
                />
                <TextField class="col-sm-4 col-md-2 mb-3" name="extension" label={t.extension} />
                <TextField class="col-md-5 mb-3" name="mobile" label={t.mobile} type="tel" />
                <TextField
                  class="col-12 mb-3"
                  name="address"
                  label={t.address}
                  autocomplete="street-address"
                />
                <AreaField class="col-12 mb-3" name="notes" label={t.notes} rows={3} />
                <CheckField class="col-12" name="mailNotices" label={t.mailNotices} />
              </div>
            </Card>
          </Form>
          {telegram.isOn && <NoticesCard draft={notices} />}
        </div>
        <div class="col-lg-4">
          <Access />
          <TelegramCard {...telegram} />
          <Card title={t.password}>
            <p class="text-secondary">{t.passwordText}</p>
            <LinkButton href="/profile/password" icon="key">
              {t.passwordTitle}
            </LinkButton>
          </Card>
          <Card title={t.taste}>
            <p class="text-secondary">{t.tasteText}</p>
            <TasteSwitches />
          </Card>
        </div>
      </div>
    </>
  )
}

/** What an administrator decided about this account. */
function Access() {
  const { signedIn } = useShell()
  const t = useText(profileTexts)
  const layout = useText(layoutTexts)
  if (!signedIn) return null
  const { actor, companyName } = signedIn
  const facts = [
    [t.role, layout.roles[actor.role]],
    [t.team, t.teams[actor.team]],
    [t.company, companyName ?? layout.allCompanies],
    [
      t.departments,
      actor.departmentIds ? t.limitedDepartments(actor.departmentIds.length) : t.allDepartments,
    ],
  ]
  return (
    <Card title={t.account}>
      <dl class="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
