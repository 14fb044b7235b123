import { z } from 'zod'
import { formatPhone, LEAD_STAGES, type LeadItem, type LeadStage, type Page } from '#engine'
import { SearchBar } from '../administration/search-bar.tsx'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { Card, LinkButton, PageHeader, Pager, RelativeTime, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { StageBadge } from './stage-badge.tsx'
import { leadTexts } from './texts.ts'

const asked = z.object({
  q: sought(),
  after: sought(),
  stage: z.enum(LEAD_STAGES).optional().catch(undefined),
})

export async function listLeads(visit: Visit) {
  const { engine, actor, language } = visit
  const { q, after, stage } = visit.query(asked)
  const leads = await engine.leads.page(actor, { text: q, after, stage })
  return page(leadTexts(language).title, <Leads leads={leads} stage={stage} q={q} />)
}

function Leads({ leads, stage, q }: { leads: Page<LeadItem>; stage: LeadStage | undefined; q: string }) {
  const t = useText(leadTexts)
  const isNarrowed = q !== '' || stage !== undefined
  const add = (
    <LinkButton look="primary" icon="plus" href="/leads/new">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      <Stages stage={stage} q={q} />
      <SearchBar action="/leads" value={q} placeholder={t.search}>
        {stage && <input type="hidden" name="stage" value={stage} />}
      </SearchBar>
      <Card flush>
        <Table
          caption={t.title}
          rows={leads.rows}
          rowKey={({ id }) => id}
          empty={
            isNarrowed
              ? { title: t.nothingFound, text: t.nothingFoundText, icon: 'search-off' }
              : { title: t.emptyTitle, text: t.emptyText, icon: 'user-star', action: add }
          }
          columns={[
            {
              key: 'lead',
              label: t.name,
              cell: ({ id, name, protocol, interest, phone, email }) => (
                <>
                  <a href={`/leads/${id}`} class="fw-medium text-break">
                    {name}
                  </a>
                  <div class="text-secondary small text-break">
                    {protocol}
                    {phone && (
                      <>
                        {' '}
                        · <span class="text-nowrap">{formatPhone(phone)}</span>
                      </>
                    )}
                    {email && ` · ${email}`}
                  </div>
                  {interest && <div class="small as-typed clamped">{interest}</div>}
                </>
              ),
            },
            {
              key: 'operator',
              label: t.operator,
              wideOnly: true,
              cell: ({ operator, updatedAt }) => (
                <>
                  {operator}
                  <div class="text-secondary small">
                    <RelativeTime date={updatedAt} />
                  </div>
                </>
              ),
            },
            { key: 'stage', label: t.stage, end: true, cell: ({ stage }) => <StageBadge stage={stage} /> },
          ]}
        />
      </Card>
      <Pager next={leads.next} />
    </>
  )
}

function Stages({ stage, q }: { stage: LeadStage | undefined; q: string }) {
  const t = useText(leadTexts)
  const words = q ? `q=${encodeURIComponent(q)}` : ''
  const tab = (key: LeadStage | undefined, label: string) => {
    const query = [key && `stage=${key}`, words].filter(Boolean).join('&')
    return (
      <li class="nav-item" key={label}>
        <a
          href={`/leads${query && `?${query}`}`}
          class={`nav-link ${key === stage ? 'active' : ''}`}
          aria-current={key === stage ? 'page' : undefined}
        >
          {label}
        </a>
      </li>
    )
  }
  return (
    <nav aria-label={t.stagesLabel}>
      <ul class="nav nav-tabs parts">
        {tab(undefined, t.all)}
        {LEAD_STAGES.map((key) => tab(key, t.stages[key]))}
      </ul>
    </nav>
  )
}
