import { type CustomerItem, formatDocument, mayChangeCustomers, type Page } from '#engine'
import {
  MorePeople,
  type PeopleQuery,
  PeopleSearch,
  peopleQuery,
  searchedBy,
} from '../administration/people-search.tsx'
import { ActiveBadge } from '../administration/pieces.tsx'
import { RecordList } from '../administration/record-list.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { Badge } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { customerTexts } from './texts.ts'

export async function listCustomers(visit: Visit) {
  const query = visit.query(peopleQuery)
  const found = await visit.engine.customers.page(visit.actor, searchedBy(query))
  const title = customerTexts(visit.language).title
  return page(title, <Customers found={found} query={query} mayAdd={mayChangeCustomers(visit.actor)} />)
}

function Customers({
  found,
  query,
  mayAdd,
}: {
  found: Page<CustomerItem>
  query: PeopleQuery
  mayAdd: boolean
}) {
  const t = useText(customerTexts)
  const common = useText(commonTexts)
  const isLimited = useShell().signedIn?.actor.companyId !== null
  return (
    <>
      <RecordList
        path="/customers"
        words={t}
        icon="users"
        sought={query.q}
        mayAdd={mayAdd}
        rows={found.rows}
        columns={[
          { key: 'name', label: t.name, cell: (customer) => <NameCell customer={customer} /> },
          {
            key: 'document',
            label: t.document,
            cell: ({ document }) => (
              <span class="text-nowrap">{document ? formatDocument(document) : common.none}</span>
            ),
            wideOnly: true,
          },
          ...(isLimited
            ? []
            : [
                {
                  key: 'company',
                  label: common.company,
                  cell: ({ company }: CustomerItem) => company,
                  widestOnly: true,
                },
              ]),
          {
            key: 'plan',
            label: t.plan,
            cell: ({ plan }) =>
              plan ? <Badge tone="info">{plan}</Badge> : <span class="text-secondary">{t.noPlan}</span>,
          },
          {
            key: 'contacts',
            label: t.contacts,
            cell: ({ contacts }) => contacts,
            end: true,
            wideOnly: true,
          },
        ]}
      >
        <PeopleSearch path="/customers" query={query} words={t} />
      </RecordList>
      <MorePeople query={query} found={found} />
    </>
  )
}

function NameCell({ customer: { id, name, code, active } }: { customer: CustomerItem }) {
  return (
    <>
      <a href={`/customers/${id}`} class="fw-medium">
        {name}
      </a>
      <div class="text-secondary small">
        {code} {!active && <ActiveBadge active={false} />}
      </div>
    </>
  )
}
