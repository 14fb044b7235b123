import { z } from 'zod'
import { type ContactItem, formatPhone, mayChangeContacts, type Page } from '#engine'
import { ActiveBadge } from '../administration/pieces.tsx'
import { SearchBar, SearchChoice } from '../administration/search-bar.tsx'
import { commonTexts } from '../administration/texts.ts'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { Badge, Card, LinkButton, PageHeader, Pager, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { contactTexts } from './texts.ts'

const query = z.object({ q: sought(), state: z.enum(['active', 'all']).catch('active'), after: sought() })
type Query = z.infer<typeof query>

export async function listContacts(visit: Visit) {
  const filter = visit.query(query)
  const found = await visit.engine.contacts.page(visit.actor, {
    search: filter.q,
    active: filter.state === 'active' ? true : undefined,
    after: filter.after,
  })
  const title = contactTexts(visit.language).title
  return page(title, <Contacts found={found} filter={filter} mayAdd={mayChangeContacts(visit.actor)} />)
}

function Contacts({ found, filter, mayAdd }: { found: Page<ContactItem>; filter: Query; mayAdd: boolean }) {
  const t = useText(contactTexts)
  const common = useText(commonTexts)
  const add = mayAdd && (
    <LinkButton look="primary" icon="user-plus" href="/contacts/new">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      <SearchBar action="/contacts" value={filter.q} placeholder={t.searchHint}>
        <SearchChoice
          name="state"
          label={t.state}
          value={filter.state}
          options={[
            { value: 'active', label: common.onlyActive },
            { value: 'all', label: common.all },
          ]}
        />
      </SearchBar>
      <Card flush>
        <Table
          caption={t.title}
          rows={found.rows}
          rowKey={(contact) => contact.id}
          empty={
            filter.q
              ? { title: common.nothingFound, text: common.nothingFoundText, icon: 'search-off' }
              : { title: t.emptyTitle, text: t.emptyText, icon: 'address-book', action: add }
          }
          columns={[
            { key: 'name', label: t.name, cell: (contact) => <NameCell contact={contact} /> },
            {
              key: 'reach',
              label: t.email,
              wideOnly: true,
              cell: ({ email, mobile, phone }) => (
                <>
                  <div class="text-break">{email}</div>
                  <div class="text-secondary small">{formatPhone(mobile ?? phone ?? '')}</div>
                </>
              ),
            },
            {
              key: 'chats',
              label: t.chats,
              end: true,
              cell: ({ chats }) => (
                <Badge
                  tone={chats > 0 ? 'good' : 'neutral'}
                  icon={chats > 0 ? 'message-circle' : 'message-circle-off'}
                >
                  {chats}
                </Badge>
              ),
            },
          ]}
        />
      </Card>
      {filter.q && found.rows.length === 50 && <p class="text-secondary">{common.bestMatches}</p>}
      <Pager next={found.next} />
    </>
  )
}

function NameCell({ contact: { id, name, customers, active } }: { contact: ContactItem }) {
  return (
    <>
      <a href={`/contacts/${id}`} class="fw-medium">
        {name}
      </a>
      <div class="text-secondary small">
        {customers.join(' · ')} {!active && <ActiveBadge active={false} />}
      </div>
    </>
  )
}
