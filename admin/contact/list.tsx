import { type ContactItem, formatPhone, mayChangeContacts, type Page } from '#engine'
import {
  MorePeople,
  type PeopleQuery,
  PeopleSearch,
  peopleQuery,
  searchedBy,
} from '../administration/people-search.tsx'
import { ActiveBadge } from '../administration/pieces.tsx'
import { RecordList } from '../administration/record-list.tsx'
import { page } from '../answer.ts'
import { Badge } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { contactTexts } from './texts.ts'

export async function listContacts(visit: Visit) {
  const query = visit.query(peopleQuery)
  const found = await visit.engine.contacts.page(visit.actor, searchedBy(query))
  const title = contactTexts(visit.language).title
  return page(title, <Contacts found={found} query={query} mayAdd={mayChangeContacts(visit.actor)} />)
}

function Contacts({
  found,
  query,
  mayAdd,
}: {
  found: Page<ContactItem>
  query: PeopleQuery
  mayAdd: boolean
}) {
  const t = useText(contactTexts)
  return (
    <>
      <RecordList
        path="/contacts"
        words={t}
        icon="address-book"
        addIcon="user-plus"
        sought={query.q}
        mayAdd={mayAdd}
        rows={found.rows}
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
      >
        <PeopleSearch path="/contacts" query={query} words={t} />
      </RecordList>
      <MorePeople query={query} found={found} />
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
