import { type Contact, INVITE_DAYS, type Invite } from '#engine'
import { Card, Form, Message, Moment, SubmitButton } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { contactTexts } from './texts.ts'

/** An invite right after it was made. `qr` is a picture as a data address. */
export type ShownInvite = Invite & { qr: string | null }

/** Makes the link that ties a chat to this contact, and shows it once. */
export function InviteCard({
  contact,
  invite,
  pendingUntil,
}: {
  contact: Contact
  invite: ShownInvite | null
  pendingUntil: Date | null
}) {
  const t = useText(contactTexts)
  if (!contact.active) {
    return (
      <Card title={t.invite}>
        <p class="text-secondary mb-0">{t.inviteInactive}</p>
      </Card>
    )
  }
  return (
    <Card title={invite ? t.inviteReady : t.invite} id="invite">
      {invite && <Ready invite={invite} />}
      <p class="text-secondary">{t.inviteText(INVITE_DAYS)}</p>
      {!invite && pendingUntil && (
        <p>
          {t.invitePending} <Moment date={pendingUntil} />.
        </p>
      )}
      <Form action={`/contacts/${contact.id}/invite`}>
        <SubmitButton look={invite ? 'secondary' : 'primary'} icon="qrcode">
          {t.inviteMake}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function Ready({ invite: { link, whatsapp, token, qr, expiresAt } }: { invite: ShownInvite }) {
  const t = useText(contactTexts)
  return (
    <div class="mb-3">
      <Message tone="success">
        {t.inviteOnce} {t.inviteUntil} <Moment date={expiresAt} />.
      </Message>
      {!link && <p>{t.inviteNoBot}</p>}
      <Copied
        name="invite-text"
        label={link ? t.inviteLink : t.inviteToken}
        text={link ?? `/start ${token}`}
      />
      {qr && (
        <figure class="invite-qr mb-3">
          <figcaption class="text-secondary mb-2">{t.inviteScan}</figcaption>
          <img src={qr} alt={t.inviteQr} width="220" height="220" />
        </figure>
      )}
      {whatsapp && <Copied name="invite-whatsapp" label={t.inviteWhatsapp} text={whatsapp} />}
    </div>
  )
}

function Copied({ name, label, text }: { name: string; label: string; text: string }) {
  const { copy } = useText(contactTexts)
  return (
    <>
      <label class="form-label" for={name}>
        {label}
      </label>
      <div class="input-group mb-3">
        <input id={name} class="form-control" readOnly value={text} data-select-all="" />
        <button type="button" class="btn" data-copy={text}>
          <Icon name="copy" />
          {copy}
        </button>
      </div>
    </>
  )
}
