import { mayChangePlans, type PlanItem } from '#engine'
import { ActiveBadge } from '../administration/pieces.tsx'
import { RecordList } from '../administration/record-list.tsx'
import { page } from '../answer.ts'
import { Badge } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { planTexts } from './texts.ts'

export async function listPlans({ engine, actor, language }: Visit) {
  const plans = await engine.plans.list(actor)
  return page(planTexts(language).title, <Plans plans={plans} mayAdd={mayChangePlans(actor)} />)
}

function Plans({ plans, mayAdd }: { plans: readonly PlanItem[]; mayAdd: boolean }) {
  const t = useText(planTexts)
  return (
    <RecordList
      path="/plans"
      words={t}
      icon="tag"
      mayAdd={mayAdd}
      rows={plans}
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
