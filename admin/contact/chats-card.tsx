import type { Contact, LinkedChat } from '#engine'
import { Badge, Card, ConfirmDialog, EmptyState, RelativeTime } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { contactTexts } from './texts.ts'

/** The chats whose person was proven to be this contact. */
export function ChatsCard({
  contact,
  chats,
  mayChange,
}: {
  contact: Contact
  chats: readonly LinkedChat[]
  mayChange: boolean
}) {
  const t = useText(contactTexts)
  return (
    <Card title={t.chats} flush>
      {chats.length === 0 && <EmptyState title={t.noChats} text={t.noChatsText} icon="message-circle-off" />}
      <ul class="list-group list-group-flush">
        {chats.map((chat) => (
          <li key={chat.id} class="list-group-item chat-line">
            <Chat chat={chat} />
            {mayChange && (
              <ConfirmDialog
                id={`unlink-${chat.id}`}
                action={`/contacts/${contact.id}/chats/${chat.id}/unlinking`}
                button={t.unlink}
                icon="unlink"
                title={t.unlinkTitle}
                confirm={t.unlink}
                danger
                small
              >
                {t.unlinkText}
              </ConfirmDialog>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Chat({
  chat: { channel, name, externalId, linkedAt, linkedBy, deadAt, deadReason },
}: {
  chat: LinkedChat
}) {
  const t = useText(contactTexts)
  const how = linkedBy && linkedBy in t.linkedBy ? t.linkedBy[linkedBy as keyof typeof t.linkedBy] : null
  return (
    <div>
      <span class="fw-medium">{t.channels[channel]}</span>{' '}
      <span class="text-secondary">{name ?? externalId}</span>{' '}
      {deadAt ? <Badge tone="bad">{t.dead}</Badge> : <Badge tone="good">{t.alive}</Badge>}
      <div class="text-secondary small">
        {linkedAt && (
          <>
            {t.since} <RelativeTime date={linkedAt} /> {how}
          </>
        )}
        {deadAt && deadReason && <span class="text-break"> · {deadReason}</span>}
      </div>
    </div>
  )
}
