import {
  type ContactItem,
  type ContractItem,
  type CustomerDetails,
  formatDocument,
  formatPhone,
  mayChangeContacts,
  mayChangeOwned,
} from '#engine'
import { ActiveBadge, Facts } from '../administration/pieces.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { ContractsCard } from '../contract/card.tsx'
import { Badge, Card, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { customerTexts } from './texts.ts'

export async function showCustomer(visit: Visit) {
  const { engine, actor } = visit
  const customer = await engine.customers.find(actor, visit.id())
  const [contracts, contacts, current] = await Promise.all([
    engine.contracts.of(actor, customer.id),
    engine.contacts.page(actor, { customerId: customer.id }),
    engine.contracts.current(customer.id),
  ])
  return page(
    customer.name,
    <CustomerPage
      customer={customer}
      contracts={contracts}
      currentId={current?.id ?? null}
      contacts={contacts.rows}
      may={{
        change: mayChangeOwned(actor, customer.companyId),
        contacts: mayChangeContacts(actor),
        contracts: mayChangeOwned(actor, customer.companyId),
      }}
    />,
  )
}

type Rights = { change: boolean; contacts: boolean; contracts: boolean }

function CustomerPage({
  customer,
  contracts,
  currentId,
  contacts,
  may,
}: {
  customer: CustomerDetails
  contracts: readonly ContractItem[]
  currentId: string | null
  contacts: readonly ContactItem[]
  may: Rights
}) {
  const t = useText(customerTexts)
  const common = useText(commonTexts)
  const { id, name, active, uses, openTickets } = customer
  return (
    <>
      <PageHeader
        title={name}
        subtitle={
          <>
            {[
              customer.allCompanies ? common.allCompanies : customer.company,
              uses.tickets && t.openTickets(openTickets),
            ]
              .filter(Boolean)
              .join(' · ')}{' '}
            {!active && <ActiveBadge active={false} />}
          </>
        }
        back={{ href: '/customers', label: t.title }}
      >
        {uses.tickets && (
          <LinkButton icon="inbox" href={`/tickets?tab=all&customer=${id}`}>
            {t.seeTickets}
          </LinkButton>
        )}
        {uses.atendimentos && (
          <LinkButton icon="layout-dashboard" href={`/customers/${id}/panel`}>
            {t.panel}
          </LinkButton>
        )}
        {may.change && (
          <LinkButton icon="pencil" href={`/customers/${id}/edit`}>
            {common.edit}
          </LinkButton>
        )}
      </PageHeader>
      <div class="row">
        <div class="col-lg-7">
          <ContactsCard customerId={id} contacts={contacts} mayAdd={may.contacts} />
          <ContractsCard
            customerId={id}
            contracts={contracts}
            currentId={currentId}
            mayChange={may.contracts}
          />
        </div>
        <div class="col-lg-5">
          <Details customer={customer} />
        </div>
      </div>
    </>
  )
}

function ContactsCard({
  customerId,
  contacts,
  mayAdd,
}: {
  customerId: string
  contacts: readonly ContactItem[]
  mayAdd: boolean
}) {
  const t = useText(customerTexts)
  const add = mayAdd && (
    <LinkButton icon="user-plus" small href={`/contacts/new?customer=${customerId}`}>
      {t.addContact}
    </LinkButton>
  )
  return (
    <Card title={t.contacts} actions={contacts.length > 0 && add} flush>
      <Table
        caption={t.contacts}
        rows={contacts}
        rowKey={(contact) => contact.id}
        empty={{ title: t.noContacts, text: t.noContactsText, icon: 'address-book', action: add }}
        columns={[
          {
            key: 'name',
            label: t.name,
            cell: ({ id, name, email, mobile }) => (
              <>
                <a href={`/contacts/${id}`} class="fw-medium">
                  {name}
                </a>
                <div class="text-secondary small text-break">{email ?? (mobile && formatPhone(mobile))}</div>
              </>
            ),
          },
          {
            key: 'chats',
            label: t.state,
            end: true,
            cell: ({ chats, active }) =>
              active ? (
                <Badge tone={chats > 0 ? 'good' : 'neutral'}>{chats > 0 ? t.reachable : t.unreachable}</Badge>
              ) : (
                <ActiveBadge active={false} />
              ),
          },
        ]}
      />
    </Card>
  )
}

function Details({ customer }: { customer: CustomerDetails }) {
  const t = useText(customerTexts)
  const { code, document, personGroup, email, phone, address, notes, tags } = customer
  return (
    <Card title={t.details}>
      <Facts
        rows={[
          [t.code, code],
          [t.document, document && formatDocument(document)],
          [t.personGroup, personGroup],
          [t.email, email && <a href={`mailto:${email}`}>{email}</a>],
          [t.phone, phone && <a href={`tel:${phone}`}>{formatPhone(phone)}</a>],
          [t.address, address && <span class="as-typed">{address}</span>],
          [t.notes, notes && <span class="as-typed">{notes}</span>],
          [t.tags, tags.length > 0 && <Tags tags={tags} />],
        ]}
      />
    </Card>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span class="badges-list">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  )
}
