import type { ComponentChildren } from 'preact'
import { type Contact, formatPhone, type LinkedChat, mayChangeContacts, type ShownMembership } from '#engine'
import { ActiveBadge, Facts } from '../administration/pieces.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { Card, LinkButton, type Option, PageHeader } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { ChatsCard } from './chats-card.tsx'
import { customerChoices } from './customer-choices.ts'
import { InviteCard, type ShownInvite } from './invite-card.tsx'
import { MembershipsCard } from './memberships-card.tsx'
import { contactTexts } from './texts.ts'

export function showContact(visit: Visit) {
  return contactPage(visit, null)
}

/** The contact with everything around it; `invite` is there right after it was made, and never again. */
export async function contactPage(visit: Visit, invite: ShownInvite | null) {
  const { engine, actor } = visit
  const contact = await engine.contacts.find(actor, visit.id())
  const mayChange = mayChangeContacts(actor)
  const [memberships, chats, pendingUntil, customers] = await Promise.all([
    engine.contacts.membershipsShown(actor, contact.id),
    engine.contacts.chats(actor, contact.id),
    engine.contacts.pendingInvite(actor, contact.id),
    mayChange ? customerChoices(visit) : [],
  ])
  const others = customers.filter(({ value }) => !memberships.some(({ customerId }) => customerId === value))
  return page(
    contact.name,
    <ContactPage {...{ contact, memberships, chats, mayChange, others }}>
      {mayChange && <InviteCard contact={contact} invite={invite} pendingUntil={pendingUntil} />}
    </ContactPage>,
  )
}

function ContactPage({
  contact,
  memberships,
  chats,
  mayChange,
  others,
  children,
}: {
  contact: Contact
  memberships: readonly ShownMembership[]
  chats: readonly LinkedChat[]
  mayChange: boolean
  others: readonly Option[]
  children: ComponentChildren
}) {
  const t = useText(contactTexts)
  const common = useText(commonTexts)
  const { id, name, active } = contact
  return (
    <>
      <PageHeader
        title={name}
        subtitle={
          <>
            {memberships.map(({ customer }) => customer).join(' · ')}{' '}
            {!active && <ActiveBadge active={false} />}
          </>
        }
        back={{ href: '/contacts', label: t.title }}
      >
        {mayChange && (
          <LinkButton icon="pencil" href={`/contacts/${id}/edit`}>
            {common.edit}
          </LinkButton>
        )}
      </PageHeader>
      <div class="row">
        <div class="col-lg-7">
          <MembershipsCard
            contact={contact}
            memberships={memberships}
            others={others}
            mayChange={mayChange}
          />
          <ChatsCard contact={contact} chats={chats} mayChange={mayChange} />
        </div>
        <div class="col-lg-5">
          {children}
          <Details contact={contact} />
        </div>
      </div>
    </>
  )
}

function Details({ contact }: { contact: Contact }) {
  const t = useText(contactTexts)
  const { email, mobile, phone, extension, address, notes, language } = contact
  return (
    <Card title={t.details}>
      <Facts
        rows={[
          [t.email, email && <a href={`mailto:${email}`}>{email}</a>],
          [t.mobile, mobile && <a href={`tel:${mobile}`}>{formatPhone(mobile)}</a>],
          [t.phone, phone && <a href={`tel:${phone}`}>{formatPhone(phone)}</a>],
          [t.extension, extension],
          [t.language, t.languages[language]],
          [t.address, address && <span class="as-typed">{address}</span>],
          [t.notes, notes && <span class="as-typed">{notes}</span>],
        ]}
      />
    </Card>
  )
}
