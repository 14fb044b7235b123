import type { OutsideSystem } from '#engine'
import { page } from '../answer.ts'
import { Badge, Card, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { outsideSystemTexts } from './texts.ts'

export async function showOutsideSystems(visit: Visit) {
  const systems = await visit.engine.outsideSystems.list(visit.actor)
  return page(outsideSystemTexts(visit.language).title, <Systems systems={systems} />)
}

function Systems({ systems }: { systems: readonly OutsideSystem[] }) {
  const t = useText(outsideSystemTexts)
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle} />
      <Card flush>
        <Table
          caption={t.caption}
          rows={systems}
          rowKey={({ companyId, kind }) => `${companyId} ${kind}`}
          empty={{
            title: t.empty,
            text: t.emptyText,
            icon: 'building',
            action: <LinkButton href="/companies">{t.toCompanies}</LinkButton>,
          }}
          columns={[
            {
              key: 'system',
              label: t.columns.system,
              cell: ({ company, companyId, kind, url }) => (
                <>
                  <a href={`/outside-systems/${companyId}/${kind}`} class="fw-medium">
                    {t.kinds[kind]}
                  </a>
                  <div class="text-secondary small text-break">{company}</div>
                  {url && <div class="small text-break d-md-none">{url}</div>}
                </>
              ),
            },
            {
              key: 'address',
              label: t.columns.address,
              wideOnly: true,
              cell: ({ url }) => <span class="text-break">{url ?? '—'}</span>,
            },
            { key: 'state', label: t.columns.state, cell: (system) => <State system={system} /> },
            {
              key: 'change',
              label: t.change,
              quiet: true,
              wideOnly: true,
              end: true,
              cell: ({ companyId, kind, url }) => (
                <LinkButton href={`/outside-systems/${companyId}/${kind}`} small>
                  {url ? t.change : t.setUp}
                </LinkButton>
              ),
            },
          ]}
        />
      </Card>
    </>
  )
}

function State({ system: { url, active } }: { system: OutsideSystem }) {
  const t = useText(outsideSystemTexts)
  if (!url) return <Badge icon="minus">{t.none}</Badge>
  return active ? (
    <Badge tone="good" icon="circle-check">
      {t.on}
    </Badge>
  ) : (
    <Badge icon="player-pause">{t.off}</Badge>
  )
}
