import type { HistoryEntry, TicketView } from '#engine'
import { Avatar, Badge, Moment } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { Deliveries } from './deliveries.tsx'
import { Files } from './files.tsx'
import { happenedIcon, happenedWords } from './happened.ts'
import { StateBadge } from './marks.tsx'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'
import { PeoplesWords } from './words-of-people.tsx'

type Delivered = TicketView['deliveries']

/** Everything that happened, oldest first: words as cards, movements as lines between them. */
export function Entries({
  ticketId,
  entries,
  deliveries,
}: {
  ticketId: string
  entries: readonly HistoryEntry[]
  deliveries: Delivered
}) {
  return (
    <ol class="timeline-list">
      {entries.map((entry) => {
        const told = deliveries.filter(({ eventId }) => eventId === entry.id)
        return (
          <li key={entry.id}>
            {entry.log ? <Words entry={entry} /> : <Movement entry={entry} />}
            <Deliveries ticketId={ticketId} deliveries={told} />
          </li>
        )
      })}
    </ol>
  )
}

/** A button that brings the hundred entries before. */
export function Older({ ticketId, before }: { ticketId: string; before: string }) {
  const t = useText(ticketTexts)
  return (
    <button
      type="button"
      class="btn btn-sm mb-3"
      hx-get={`/tickets/${ticketId}/history?before=${before}`}
      hx-target="this"
      hx-swap="outerHTML"
    >
      <Icon name="chevrons-up" />
      {t.older}
    </button>
  )
}

function Words({ entry }: { entry: HistoryEntry }) {
  const { language } = useShell()
  const t = useText(ticketTexts)
  const { channel } = useText(ticketVocabulary)
  const { log, actor, actorKind, actorPhotoId, from, to } = entry
  if (!log) return null
  const isPrivate = log.visibility === 'private'
  return (
    <article class={`words-card ${isPrivate ? 'words-private' : 'words-public'}`}>
      <header class="words-head">
        <Avatar name={actor} photoId={actorPhotoId} size="sm" />
        <div class="words-who">
          <strong>{actor}</strong>{' '}
          <span class="text-secondary">
            {actorKind === 'contact' ? t.customerSide : t.teamSide} · {channel[entry.channel]}
          </span>
          <div class="text-secondary small">
            {happenedWords(entry, language)} · <Moment date={entry.at} />
          </div>
        </div>
        <Badge tone={isPrivate ? 'bad' : 'info'} icon={isPrivate ? 'lock' : 'world'}>
          {isPrivate ? t.privateLog : t.publicLog}
        </Badge>
      </header>
      {log.body ? <PeoplesWords text={log.body} /> : <p class="text-secondary mb-0">{t.fileOnly}</p>}
      <Files files={entry.files} />
      <About entry={entry} />
      {log.editedAt && <Edits edits={log.edits} editedAt={log.editedAt} />}
      {from !== to && from !== null && (
        <div class="words-moved">
          <Icon name="arrow-narrow-right" class="icon-inline" /> <StateBadge state={to} />
        </div>
      )}
    </article>
  )
}

function Movement({ entry }: { entry: HistoryEntry }) {
  const { language } = useShell()
  const { channel } = useText(ticketVocabulary)
  const { from, to, actor } = entry
  return (
    <div class="movement">
      <span class="movement-icon">
        <Icon name={happenedIcon(entry.type)} />
      </span>
      <div>
        <strong>{actor}</strong> {happenedWords(entry, language)}
        {from !== to && (
          <>
            {' '}
            <StateBadge state={to} />
          </>
        )}
        <About entry={entry} />
        <div class="text-secondary small">
          <Moment date={entry.at} /> · {channel[entry.channel]}
        </div>
      </div>
    </div>
  )
}

function About({ entry: { about } }: { entry: HistoryEntry }) {
  const { moved } = useText(ticketTexts)
  const { dateTime } = useDates()
  const said = about.justification ?? about.reason
  return (
    <>
      {said && <div class="fst-italic">“{said}”</div>}
      {about.deadlines?.map(({ name, was, now }) => (
        <div key={name}>{moved[name](dateTime(new Date(was)), dateTime(new Date(now)))}</div>
      ))}
    </>
  )
}

function Edits({ edits, editedAt }: { edits: { body: string; at: Date }[]; editedAt: Date }) {
  const t = useText(ticketTexts)
  const { dateTime } = useDates()
  return (
    <details class="edits">
      <summary class="text-secondary small">
        <Icon name="pencil" class="icon-inline" /> {t.edited(dateTime(editedAt))} · {t.before}
      </summary>
      {edits.map(({ body, at }) => (
        <div key={at.toISOString()} class="edit">
          <PeoplesWords text={body} class="text-secondary" />
        </div>
      ))}
    </details>
  )
}
