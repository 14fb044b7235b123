import { caseVocabulary } from '../case/words.ts'
import { Message, RelativeTime } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { PriorityBadge, StateBadge } from './marks.tsx'
import { SlaClock } from './sla-clock.tsx'
import { atendimentoTexts } from './texts.ts'

/** Protocol, customer with tags, current subprocess, who is on it, the clock (R59). */
export function Head({ view: { atendimento, header, clock } }: { view: CaseView }) {
  const t = useText(atendimentoTexts)
  const { nobody } = useText(caseVocabulary)
  const { customer, stopNotice } = header
  const where = [header.process, header.subprocess].filter(Boolean).join(' › ')
  return (
    <header class="ticket-head" id="case-head">
      <a class="page-head-back" href="/atendimentos">
        <Icon name="arrow-left" />
        {t.back}
      </a>
      <h1 class="ticket-title">
        <span class="ticket-number">{atendimento.protocol}</span> {customer.name}
      </h1>
      <div class="ticket-marks">
        <StateBadge state={atendimento.state} />
        <PriorityBadge priority={atendimento.priority} />
        {where && (
          <span class="fw-medium">
            <Icon name="route" class="icon-inline" /> {where}
          </span>
        )}
        <span>
          <Icon name="user" class="icon-inline" /> {header.operator ?? nobody} · {header.department}
        </span>
        <span class="text-secondary">
          <Icon name="clock" class="icon-inline" /> <RelativeTime date={atendimento.openedAt} />
        </span>
        <a href="#deadline" class="sla-link">
          <SlaClock face={clock} state={atendimento.state} />
        </a>
      </div>
      {customer.tags.length > 0 && (
        <ul class="tag-list" aria-label={t.tags}>
          {customer.tags.map((tag) => (
            <li key={tag} class="tag-mark">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {atendimento.pauseReason && (
        <p class="text-secondary fst-italic mb-0 mt-1">{t.pausedFor(atendimento.pauseReason)}</p>
      )}
      {stopNotice && !stopNotice.closedAt && (
        <Message tone="warning" class="mt-2 mb-0">
          <strong>{t.stop(stopNotice.number)}</strong>: {stopNotice.message}
        </Message>
      )}
    </header>
  )
}
