import { z } from 'zod'
import type { AuditEntry, Page } from '#engine'
import { SearchBar, SearchChoice } from '../administration/search-bar.tsx'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { day } from '../form/fields.ts'
import { Card, Moment, PageHeader, Pager, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { Changes } from './changes.tsx'
import { auditTexts } from './texts.ts'

const someDay = day().optional().catch(undefined)
const query = z.object({ q: sought(), entity: sought(), from: someDay, to: someDay, after: sought() })
type Query = z.infer<typeof query>

/** The days asked for are whole days of the reader's zone, both included. */
export async function listAudit(visit: Visit) {
  const filter = visit.query(query)
  const { q, entity, from, to, after } = filter
  const found = await visit.engine.audit.page(visit.actor, {
    search: q,
    entity: entity || undefined,
    from,
    to,
    timeZone: visit.timeZone,
    after,
  })
  return page(auditTexts(visit.language).title, <Trail found={found} filter={filter} />)
}

function Trail({ found, filter }: { found: Page<AuditEntry>; filter: Query }) {
  const t = useText(auditTexts)
  const entities = Object.entries(t.entities).map(([value, label]) => ({ value, label }))
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle} />
      <SearchBar action="/audit" value={filter.q} placeholder={t.searchHint}>
        <SearchChoice
          name="entity"
          label={t.entity}
          value={filter.entity}
          options={[{ value: '', label: t.anyEntity }, ...entities]}
        />
        <Day name="from" label={t.from} value={filter.from} />
        <Day name="to" label={t.to} value={filter.to} />
      </SearchBar>
      <Card flush>
        <Table
          caption={t.title}
          rows={found.rows}
          rowKey={(entry) => entry.id}
          rowClass={() => 'audit-row'}
          empty={{ title: t.emptyTitle, text: t.emptyText, icon: 'history' }}
          columns={[
            {
              key: 'what',
              label: t.what,
              cell: (entry) => <What entry={entry} />,
            },
            {
              key: 'when',
              label: t.when,
              end: true,
              wideOnly: true,
              cell: ({ at }) => (
                <span class="text-nowrap">
                  <Moment date={at} />
                </span>
              ),
            },
          ]}
        />
      </Card>
      <Pager next={found.next} />
    </>
  )
}

function Day({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label class="search-bar-day">
      <span class="text-secondary small">{label}</span>
      <input type="date" name={name} class="form-control" value={value} />
    </label>
  )
}

function What({ entry }: { entry: AuditEntry }) {
  const t = useText(auditTexts)
  const action = t.actions[entry.action as keyof typeof t.actions] ?? entry.action
  const entity = t.entities[entry.entity as keyof typeof t.entities] ?? entry.entity
  return (
    <>
      <div class="text-break">
        <span class="fw-medium">{entry.operator}</span> {action} <Name entry={entry} />
      </div>
      <div class="text-secondary small">
        {entity}
        <span class="d-md-none">
          {' · '}
          <Moment date={entry.at} />
        </span>
      </div>
      <Changes {...entry} />
    </>
  )
}

/** Where the record can be looked at; those that hang on another have no address of their own. */
const PATHS: Record<string, string> = {
  access_point: '/access-points',
  article: '/articles',
  calendar: '/calendars',
  canned_text: '/canned-texts',
  classification: '/classifications',
  company: '/companies',
  contact: '/contacts',
  customer: '/customers',
  defect: '/defects',
  department: '/departments',
  exception_reason: '/exception-reasons',
  origin: '/origins',
  person_group: '/person-groups',
  plan: '/plans',
  whatsapp_number: '/channels/whatsapp',
  process: '/processes',
  service_order_type: '/service-order-types',
  silence_policy: '/silence-policies',
  sla_table: '/sla-tables',
  stop_notice: '/stop-notices',
  subject: '/subjects',
  technician_group: '/technician-groups',
}

function Name({ entry: { action, entity, entityId, name } }: { entry: AuditEntry }) {
  const path = PATHS[entity]
  if (!path || !entityId || action === 'removed') return <>{name}</>
  return (
    <a href={`${path}/${entityId}`} class="text-decoration-underline">
      {name}
    </a>
  )
}
