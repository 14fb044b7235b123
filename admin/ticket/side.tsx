import type { ChecklistItem, LinkedTicket, TicketView } from '#engine'
import { Fact } from '../case/fact.tsx'
import { Files } from '../case/files.tsx'
import { caseVocabulary } from '../case/words.ts'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { Badge, Card, Moment } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { LifecycleMap } from './chart.tsx'
import { StateBadge } from './marks.tsx'
import { Proposals } from './proposals.tsx'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

/** What stands beside the history. */
export function Side({ view }: { view: TicketView }) {
  return (
    <>
      <Timers view={view} />
      <Checklist items={view.checklist} />
      <Person view={view} />
      <Facts view={view} />
      <Proposals view={view} />
      <Rating rating={view.rating} />
      <Tickets title="links" tickets={view.links} />
      <Tickets title="others" tickets={view.others} />
      <Chart view={view} />
    </>
  )
}

function Timers({ view: { ticket, timers } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  const { dateTime } = useDates()
  if (timers.length === 0) return null
  return (
    <Card title={t.timers}>
      <ul class="plain-list">
        {timers.map(({ name, dueAt }) => (
          <li key={name}>
            <Icon name={name === 'silence' ? 'hourglass' : 'bell'} class="icon-inline" />{' '}
            {name !== 'silence'
              ? t.timer.reminder(dateTime(dueAt))
              : ticket.closesAt
                ? t.timer.closes(dateTime(dueAt))
                : t.timer.validation(dateTime(dueAt))}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What was supplied, and what is still missing (R12). */
function Checklist({ items }: { items: readonly ChecklistItem[] }) {
  const t = useText(ticketTexts)
  const { language } = useShell()
  if (items.length === 0) return null
  const missing = items.filter(({ isMissing }) => isMissing).length
  return (
    <Card
      title={t.checklist}
      actions={
        missing > 0 ? (
          <Badge tone="waiting" icon="alert-triangle">
            {t.missing(missing)}
          </Badge>
        ) : (
          <Badge tone="good" icon="check">
            {t.complete}
          </Badge>
        )
      }
    >
      <ul class="checklist">
        {items.map((item) => (
          <li key={item.id} class={item.isMissing ? 'checklist-missing' : ''}>
            <Icon name={item.isMissing ? 'square' : 'square-check'} />
            <div>
              <div class="fw-medium">{(language === 'en' && item.questionEn) || item.question}</div>
              <Answer item={item} />
              <Files files={item.files} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Answer({ item: { value, unknown, isMissing, files } }: { item: ChecklistItem }) {
  const t = useText(ticketTexts)
  if (value) return <PeoplesWords text={value} />
  if (unknown) return <div class="text-secondary fst-italic">{t.unknownAnswer}</div>
  if (files.length > 0) return null
  return isMissing ? (
    <div class="text-secondary small">{t.isMissing}</div>
  ) : (
    <div class="text-secondary">{t.optional}</div>
  )
}

/** Whom we talk to, and whether our messages reach them. */
function Person({ view: { ticket, header } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  const { channel } = useText(caseVocabulary)
  const { contact, chats } = header
  const phone = contact.mobile ?? contact.phone
  const isReachable = contact.email !== null || chats.some(({ deadAt }) => deadAt === null)
  return (
    <Card title={t.customer}>
      <div class="fw-medium">
        <a href={`/customers/${ticket.customerId}`}>{header.customer}</a>
        {header.customerCode && <span class="text-secondary"> · {header.customerCode}</span>}
      </div>
      <div class="mb-2">
        <a href={`/contacts/${ticket.contactId}`}>{contact.name}</a>
        {phone && (
          <>
            {' · '}
            <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
          </>
        )}
      </div>
      <h3 class="h4 mb-1">{t.reach}</h3>
      <ul class="plain-list">
        {chats.map((chat, at) => (
          <li key={`${chat.channel}-${at}`} title={chat.deadReason ?? undefined}>
            <Icon
              name={chat.deadAt ? 'plug-connected-x' : 'plug-connected'}
              class={`icon-inline ${chat.deadAt ? 'text-dead' : 'text-alive'}`}
            />{' '}
            {channel[chat.channel]}: {chat.deadAt ? t.chatDead : t.chatAlive}
          </li>
        ))}
        {contact.email && (
          <li>
            <Icon name="mail" class="icon-inline" /> {t.mailTo(contact.email)}
          </li>
        )}
      </ul>
      {!isReachable && (
        <p class="deadline-late mb-0 mt-1">
          <Icon name="alert-triangle" class="icon-inline" /> {t.unreachable}
        </p>
      )}
    </Card>
  )
}

function Facts({ view: { ticket, header } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  const { channel } = useText(caseVocabulary)
  const { language } = useShell()
  const { dateTime } = useDates()
  const { contract, productVersion } = header
  return (
    <Card title={t.facts}>
      <dl class="facts">
        <Fact term={t.department}>{header.department}</Fact>
        {header.subject.length > 0 && (
          <Fact term={t.subject}>
            {header.subject.map(({ name, nameEn }) => (language === 'en' && nameEn) || name).join(' › ')}
          </Fact>
        )}
        <Fact term={t.opened}>
          <Moment date={ticket.openedAt} />, {t.via(channel[ticket.channel])}
          {header.openedBy && <div class="text-secondary">{t.openedBy(header.openedBy)}</div>}
        </Fact>
        {(ticket.firstRespondedAt ?? ticket.dueAt) && (
          <Fact term={t.firstAnswer}>
            {ticket.firstRespondedAt
              ? t.answered(dateTime(ticket.firstRespondedAt))
              : t.expected(dateTime(ticket.dueAt as Date))}
          </Fact>
        )}
        {ticket.closedAt && (
          <Fact term={t.closedAt}>
            <Moment date={ticket.closedAt} />
          </Fact>
        )}
        <Fact term={t.plan}>{contract ? `${contract.plan} · ${contract.number}` : t.noContract}</Fact>
        {(productVersion.ticket ?? productVersion.current) && (
          <Fact term={t.version}>{productVersion.ticket ?? t.versionUnknown}</Fact>
        )}
      </dl>
      {productVersion.isOutdated && productVersion.current && (
        <p class="deadline-late mt-2 mb-0">
          <Icon name="alert-triangle" class="icon-inline" /> {t.outdated(productVersion.current)}
        </p>
      )}
      {contract?.coverage && (
        <details class="mt-2">
          <summary>{t.coverage}</summary>
          <PeoplesWords text={contract.coverage} class="mt-1" />
        </details>
      )}
    </Card>
  )
}

function Rating({ rating }: { rating: TicketView['rating'] }) {
  const t = useText(ticketTexts)
  const { mark } = useText(ticketVocabulary)
  if (!rating) return null
  const words: Record<string, string> = mark
  return (
    <Card title={t.rating}>
      <div class="fw-medium">
        <Icon name="star" class="icon-inline" /> {words[rating.mark]} · <Moment date={rating.at} />
      </div>
      {rating.comment ? (
        <PeoplesWords text={rating.comment} />
      ) : (
        <span class="text-secondary">{t.noComment}</span>
      )}
    </Card>
  )
}

function Tickets({ title, tickets }: { title: 'links' | 'others'; tickets: readonly LinkedTicket[] }) {
  const t = useText(ticketTexts)
  if (tickets.length === 0) return null
  return (
    <Card title={t[title]}>
      <ul class="linked">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            {ticket.link !== 'same_customer' && <div class="text-secondary small">{t.link[ticket.link]}</div>}
            <a href={`/tickets/${ticket.id}`}>
              {ticket.number} · {ticket.title}
            </a>
            <div>
              <StateBadge state={ticket.state} />{' '}
              {ticket.operator && <span class="text-secondary small">{ticket.operator}</span>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Chart({ view: { ticket } }: { view: TicketView }) {
  const t = useText(ticketTexts)
  return (
    <Card title={t.chart} id="lifecycle">
      <LifecycleMap state={ticket.state} />
    </Card>
  )
}
