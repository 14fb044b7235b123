import type { ContractItem } from '#engine'
import { civilDate } from '../administration/civil-date.ts'
import { Badge, Card, LinkButton, Table } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import { contractTexts } from './texts.ts'

/** A customer's contracts: which one holds, what it covers, since when. */
export function ContractsCard({
  customerId,
  contracts,
  currentId,
  mayChange,
}: {
  customerId: string
  contracts: readonly ContractItem[]
  currentId: string | null
  mayChange: boolean
}) {
  const t = useText(contractTexts)
  const add = mayChange && (
    <LinkButton icon="plus" small href={`/customers/${customerId}/contracts/new`}>
      {t.add}
    </LinkButton>
  )
  return (
    <Card title={t.title} actions={contracts.length > 0 && add} flush>
      <Table
        caption={t.title}
        rows={contracts}
        rowKey={(contract) => contract.id}
        empty={{ title: t.emptyTitle, text: t.emptyText, icon: 'file-certificate', action: add }}
        columns={[
          {
            key: 'number',
            label: t.number,
            cell: (contract) => <NumberCell contract={contract} mayChange={mayChange} />,
          },
          {
            key: 'state',
            label: t.state,
            quiet: true,
            end: true,
            cell: (contract) => <StateBadge contract={contract} isCurrent={contract.id === currentId} />,
          },
        ]}
      />
    </Card>
  )
}

function NumberCell({ contract, mayChange }: { contract: ContractItem; mayChange: boolean }) {
  const t = useText(contractTexts)
  const { language } = useShell()
  const { id, customerId, number, plan, whatsapp, slaTable, startsOn, endsOn, coverage } = contract
  const from = civilDate(startsOn, language)
  return (
    <>
      {mayChange ? (
        <a href={`/customers/${customerId}/contracts/${id}`} class="fw-medium">
          {number}
        </a>
      ) : (
        <span class="fw-medium">{number}</span>
      )}{' '}
      <Badge tone="info">{plan}</Badge>{' '}
      {whatsapp && (
        <Badge tone="good" icon="brand-whatsapp">
          WhatsApp
        </Badge>
      )}
      <div class="text-secondary small">
        {endsOn ? t.period(from, civilDate(endsOn, language)) : t.since(from)}
      </div>
      {slaTable && (
        <div class="text-secondary small">
          {t.slaTable}: {slaTable}
        </div>
      )}
      {coverage && <div class="small as-typed clamped">{coverage}</div>}
    </>
  )
}

function StateBadge({ contract, isCurrent }: { contract: ContractItem; isCurrent: boolean }) {
  const t = useText(contractTexts)
  const { now } = useShell()
  if (isCurrent) return <Badge tone="good">{t.current}</Badge>
  if (contract.cancelledAt) return <Badge tone="bad">{t.cancelledBadge}</Badge>
  const isFuture = contract.active && contract.startsOn > now.toISOString().slice(0, 10)
  return <Badge tone="neutral">{isFuture ? t.future : t.ended}</Badge>
}
