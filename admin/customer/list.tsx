import { z } from 'zod'
import { type CustomerItem, formatDocument, mayChangeCustomers, type Page } from '#engine'
import { ActiveBadge } from '../administration/pieces.tsx'
import { SearchBar, SearchChoice } from '../administration/search-bar.tsx'
import { commonTexts } from '../administration/texts.ts'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { Badge, Card, LinkButton, PageHeader, Pager, Table } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { customerTexts } from './texts.ts'

const query = z.object({ q: sought(), state: z.enum(['active', 'all']).catch('active'), after: sought() })
type Query = z.infer<typeof query>

export async function listCustomers(visit: Visit) {
  const filter = visit.query(query)
  const found = await visit.engine.customers.page(visit.actor, {
    search: filter.q,
    active: filter.state === 'active' ? true : undefined,
    after: filter.after,
  })
  const title = customerTexts(visit.language).title
  return page(title, <Customers found={found} filter={filter} mayAdd={mayChangeCustomers(visit.actor)} />)
}

function Customers({ found, filter, mayAdd }: { found: Page<CustomerItem>; filter: Query; mayAdd: boolean }) {
  const t = useText(customerTexts)
  const common = useText(commonTexts)
  const isLimited = useShell().signedIn?.actor.companyId !== null
  const add = mayAdd && (
    <LinkButton look="primary" icon="plus" href="/customers/new">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      <SearchBar action="/customers" value={filter.q} placeholder={t.searchHint}>
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
          rowKey={(customer) => customer.id}
          empty={
            filter.q
              ? { title: common.nothingFound, text: common.nothingFoundText, icon: 'search-off' }
              : { title: t.emptyTitle, text: t.emptyText, icon: 'users', action: add }
          }
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
        />
      </Card>
      {filter.q && found.rows.length === 50 && <p class="text-secondary">{common.bestMatches}</p>}
      <Pager next={found.next} />
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
