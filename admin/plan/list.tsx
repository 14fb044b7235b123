import { mayChangePlans, type PlanItem } from '#engine'
import { ActiveBadge } from '../administration/pieces.tsx'
import { page } from '../answer.ts'
import { Badge, Card, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { planTexts } from './texts.ts'

export async function listPlans({ engine, actor, language }: Visit) {
  const plans = await engine.plans.list(actor)
  return page(planTexts(language).title, <Plans plans={plans} mayAdd={mayChangePlans(actor)} />)
}

function Plans({ plans, mayAdd }: { plans: readonly PlanItem[]; mayAdd: boolean }) {
  const t = useText(planTexts)
  const add = mayAdd && (
    <LinkButton look="primary" icon="plus" href="/plans/new">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      <Card flush>
        <Table
          caption={t.title}
          rows={plans}
          rowKey={(plan) => plan.id}
          empty={{ title: t.emptyTitle, text: t.emptyText, icon: 'tag', action: add }}
          columns={[
            {
              key: 'name',
              label: t.name,
              cell: ({ id, name, description, active, ...plan }) => (
                <>
                  <a href={`/plans/${id}`} class="fw-medium">
                    {name}
                  </a>{' '}
                  {!active && <ActiveBadge active={false} />}
                  {description && <div class="text-secondary small clamped">{description}</div>}
                  <div class="mt-1 d-md-none">
                    <Channels plan={plan} />
                  </div>
                </>
              ),
            },
            {
              key: 'channels',
              label: t.channels,
              cell: (plan) => <Channels plan={plan} />,
              wideOnly: true,
            },
            {
              key: 'contracts',
              label: t.contracts,
              cell: ({ contracts }) => contracts,
              end: true,
              wideOnly: true,
            },
          ]}
        />
      </Card>
    </>
  )
}

function Channels({ plan: { whatsapp, phone } }: { plan: Pick<PlanItem, 'whatsapp' | 'phone'> }) {
  const t = useText(planTexts)
  return (
    <div class="badges-list">
      <Badge>{t.basic}</Badge>
      {whatsapp && <Badge tone="good">{t.whatsapp}</Badge>}
      {phone && <Badge tone="info">{t.phone}</Badge>}
    </div>
  )
}
