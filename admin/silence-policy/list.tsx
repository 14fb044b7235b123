import {
  mayChangeSilencePolicies,
  SILENCE_PRESETS,
  type SilencePolicyItem,
  type SilencePreset,
} from '#engine'
import { page } from '../answer.ts'
import { Card, EmptyState, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { silenceTexts } from './texts.ts'

export async function listSilencePolicies({ engine, actor, language }: Visit) {
  const policies = await engine.silencePolicies.list(actor)
  return page(
    silenceTexts(language).title,
    <Policies policies={policies} mayAdd={mayChangeSilencePolicies(actor)} />,
  )
}

function Policies({ policies, mayAdd }: { policies: readonly SilencePolicyItem[]; mayAdd: boolean }) {
  const t = useText(silenceTexts)
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {mayAdd && (
          <LinkButton look="primary" icon="plus" href="/silence-policies/new">
            {t.add}
          </LinkButton>
        )}
      </PageHeader>
      <Card flush>
        {policies.length === 0 ? (
          <EmptyState
            title={t.emptyTitle}
            text={t.emptyText}
            icon="hourglass"
            action={mayAdd && <PresetLinks class="justify-content-center" />}
          />
        ) : (
          <Table
            caption={t.title}
            rows={policies}
            rowKey={(policy) => policy.id}
            empty={{ title: t.emptyTitle }}
            columns={[
              {
                key: 'name',
                label: t.name,
                cell: (policy) => (
                  <>
                    <a href={`/silence-policies/${policy.id}`} class="fw-medium">
                      {policy.name}
                    </a>
                    <Summary policy={policy} />
                  </>
                ),
              },
              { key: 'used', label: t.usedBy, cell: (policy) => <UsedBy policy={policy} /> },
            ]}
          />
        )}
      </Card>
    </>
  )
}

export function PresetLinks({ class: className = '' }: { class?: string }) {
  const t = useText(silenceTexts)
  return (
    <div class={`btn-list ${className}`}>
      {(Object.keys(SILENCE_PRESETS) as SilencePreset[]).map((preset) => (
        <LinkButton key={preset} href={`/silence-policies/new?preset=${preset}`}>
          {t.presetNames[preset]}
        </LinkButton>
      ))}
    </div>
  )
}

function Summary({ policy }: { policy: SilencePolicyItem }) {
  const t = useText(silenceTexts)
  const unit = policy.businessDays ? t.unit.business : t.unit.calendar
  const pending = [t.pendingSummary(policy.pendingDays)]
  if (policy.pendingFollows === 'validation') pending.push(t.validationSummary(policy.validationDays))
  return (
    <div class="text-secondary small">
      {pending.join(', ')} · {t.approvalSummary(policy.approvalDays)} ({unit})
    </div>
  )
}

function UsedBy({ policy: { companies, departments, contracts } }: { policy: SilencePolicyItem }) {
  const t = useText(silenceTexts)
  const users = [...companies, ...departments, ...(contracts > 0 ? [t.contracts(contracts)] : [])]
  return <>{users.join(' · ') || t.unused}</>
}
