import { OPERATOR_LINK_MINUTES, type OperatorChat } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import {
  Badge,
  Card,
  ConfirmDialog,
  CopyField,
  Form,
  RelativeTime,
  SubmitButton,
} from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { qrPicture } from '../layout/qr.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { profilePage } from './profile.tsx'
import { telegramTexts } from './telegram-texts.ts'

/** A link right after it was made: shown once and kept nowhere. `qr` is a picture as a data address. */
export type ShownLink = { link: string | null; token: string; qr: string | null }

export async function connectTelegram(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const { token, link } = await visit.engine.operatorChats.invite(visit.actor)
  return profilePage(visit, { link: { token, link, qr: link && (await qrPicture(link)) } })
}

export async function disconnectTelegram(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.operatorChats.unlink(visit.actor)
  return redirect('/profile', success(telegramTexts(visit.language).disconnected))
}

type Props = { isOn: boolean; chat: OperatorChat | null; link: ShownLink | null }

/** Whether the operator's Telegram is connected to the operators' bot; connects it, and lets it go. */
export function TelegramCard({ isOn, chat, link }: Props) {
  const t = useText(telegramTexts)
  if (!isOn)
    return (
      <Card title={t.title}>
        <p class="text-secondary mb-0">{t.off}</p>
      </Card>
    )
  return (
    <Card title={t.title} id="telegram">
      {link && <Ready link={link} />}
      {chat ? <Connected chat={chat} /> : <p class="text-secondary">{t.text}</p>}
      {!chat && (
        <Form action="/profile/telegram">
          <SubmitButton look={link ? 'secondary' : 'primary'} icon="brand-telegram">
            {link ? t.reconnect : t.connect}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

function Ready({ link: { link, token, qr } }: { link: ShownLink }) {
  const t = useText(telegramTexts)
  return (
    <div class="mb-3">
      <p>{link ? t.ready(OPERATOR_LINK_MINUTES) : t.noBot}</p>
      <CopyField label={link ? t.link : t.code} text={link ?? `/start ${token}`} copy={t.copy} />
      {qr && (
        <figure class="invite-qr">
          <img src={qr} alt={t.qr} width="180" height="180" />
        </figure>
      )}
      {link && (
        <p>
          <a href={link} class="btn btn-primary" target="_blank" rel="noreferrer noopener">
            {t.open}
          </a>
        </p>
      )}
    </div>
  )
}

function Connected({ chat: { name, linkedAt, deadAt, onDuty } }: { chat: OperatorChat }) {
  const t = useText(telegramTexts)
  return (
    <>
      <p>
        {deadAt ? <Badge tone="bad">{t.dead}</Badge> : <Badge tone="good">{t.connected}</Badge>}{' '}
        <span class="fw-medium">{name}</span>{' '}
        <span class="text-secondary">
          {t.since} <RelativeTime date={linkedAt} />
        </span>
      </p>
      {deadAt && <p class="text-secondary">{t.deadText}</p>}
      {onDuty && <p class="text-secondary">{t.onDuty}</p>}
      <ConfirmDialog
        id="disconnect-telegram"
        action="/profile/telegram/disconnection"
        button={t.disconnect}
        icon="unlink"
        title={t.disconnectTitle}
        confirm={t.disconnect}
        danger
        small
      >
        {t.disconnectText}
      </ConfirmDialog>
    </>
  )
}
