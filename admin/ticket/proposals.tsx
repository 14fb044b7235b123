import { formatMoney, type TicketView, type ViewProposal } from '#engine'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { Badge, Card } from '../layout/components/index.ts'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { ticketTexts } from './texts.ts'

/** What was proposed, and who decided what, when (R18). */
export function Proposals({ view: { proposals, ticket } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  if (proposals.length === 0) return null
  return (
    <Card title={t.proposals}>
      {proposals.map((proposal) => (
        <Proposal
          key={proposal.id}
          proposal={proposal}
          isCurrent={proposal.id === ticket.proposalId && ticket.proposalState === 'sent'}
        />
      ))}
    </Card>
  )
}

function Proposal({ proposal, isCurrent }: { proposal: ViewProposal; isCurrent: boolean }) {
  const { proposal: t } = useText(ticketTexts)
  const { language } = useShell()
  const { date, dateTime } = useDates()
  const { hours, price, currency, body, validUntil, sentAt, sentBy } = proposal
  return (
    <div class="proposal">
      <div class="d-flex justify-content-between gap-2 align-items-start">
        <strong>{formatMoney(Math.round(Number(price) * 100), currency, language)}</strong>
        <Decision proposal={proposal} isCurrent={isCurrent} />
      </div>
      <div class="text-secondary">
        {t.hours(Number(hours).toLocaleString(language === 'en' ? 'en' : 'pt-BR'))} ·{' '}
        {t.validUntil(date(validUntil))}
      </div>
      <PeoplesWords text={body} class="my-1" />
      <div class="text-secondary small">{t.sent(sentBy, dateTime(sentAt))}</div>
      {proposal.decision && proposal.decidedAt && (
        <div class="small">
          {t[proposal.decision](proposal.decidedBy ?? '', dateTime(proposal.decidedAt))}
        </div>
      )}
      {proposal.reason && <PeoplesWords text={proposal.reason} class="fst-italic" />}
    </div>
  )
}

function Decision({
  proposal: { decision, validUntil },
  isCurrent,
}: {
  proposal: ViewProposal
  isCurrent: boolean
}) {
  const { proposal: t } = useText(ticketTexts)
  const { now } = useShell()
  if (decision === 'approved')
    return (
      <Badge tone="good" icon="check">
        {t.approvedMark}
      </Badge>
    )
  if (decision === 'refused')
    return (
      <Badge tone="bad" icon="x">
        {t.refusedMark}
      </Badge>
    )
  if (!isCurrent) return <Badge>{t.withdrawn}</Badge>
  if (validUntil < now) return <Badge>{t.expired}</Badge>
  return (
    <Badge tone="waiting" icon="hourglass">
      {t.waiting}
    </Badge>
  )
}
