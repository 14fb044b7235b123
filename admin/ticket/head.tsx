import type { TicketView } from '#engine'
import { caseVocabulary } from '../case/words.ts'
import { Avatar, RelativeTime } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { Deadline, SeverityBadge, StateBadge } from './marks.tsx'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

/** Number, title, where it stands, who is on it, what is promised. */
export function Head({ view: { ticket, header } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  const words = useText(ticketVocabulary)
  const { nobody } = useText(caseVocabulary)
  return (
    <header class="ticket-head" id="ticket-head">
      <a class="page-head-back" href="/tickets">
        <Icon name="arrow-left" />
        {t.back}
      </a>
      <h1 class="ticket-title">
        <span class="ticket-number">{ticket.number}</span> {ticket.title}
      </h1>
      <div class="ticket-marks">
        <StateBadge state={ticket.state} />
        <SeverityBadge severity={ticket.severity} />
        <span class="who">
          {header.operator ? (
            <Avatar name={header.operator} photoId={header.operatorPhotoId} size="xs" />
          ) : (
            <Icon name="user" class="icon-inline" />
          )}
          <span>
            {header.operator ?? nobody} · {words.team[ticket.team]}
          </span>
        </span>
        <span>
          <Icon name="building-store" class="icon-inline" /> {header.customer}
        </span>
        <span class="text-secondary">
          <Icon name="clock" class="icon-inline" /> <RelativeTime date={ticket.openedAt} />
        </span>
        <Deadline ticket={ticket} />
        <div class="btn-list ticket-jumps">
          <a class="btn btn-sm" href="#composer">
            <Icon name={ticket.closedAt ? 'lock' : 'message-reply'} />
            {ticket.closedAt ? t.toNote : t.toReply}
          </a>
          <a class="btn btn-sm d-xl-none" href="#ticket-side">
            <Icon name="list-details" />
            {t.toActions}
          </a>
        </div>
      </div>
      {ticket.justification && <p class="text-secondary fst-italic mb-0">{ticket.justification}</p>}
      {ticket.closeReason && <p class="text-secondary mb-0">{words.closeReason[ticket.closeReason]}</p>}
    </header>
  )
}
