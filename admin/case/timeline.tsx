import type { ComponentChildren, VNode } from 'preact'
import type { DeliveryState, HistoryEntry, Language } from '#engine'
import { Avatar, Badge, Moment } from '../layout/components/index.ts'
import { drawnOnce } from '../layout/drawn-once.tsx'
import { Icon } from '../layout/icon.tsx'
import { ShellContext, useDates, useShell, useText } from '../layout/shell.ts'
import { Deliveries } from './deliveries.tsx'
import { Files } from './files.tsx'
import { caseTexts } from './texts.ts'
import { caseVocabulary } from './words.ts'
import { PeoplesWords } from './words-of-people.tsx'

/** How the history of one kind of case is told. */
export type Telling<State extends string> = {
  /** The same for all cases that are told alike. */
  noun: 'ticket' | 'atendimento'
  /** The address of the case. */
  path: string
  /** What somebody did, as the rest of a sentence that begins with their name. */
  words(entry: HistoryEntry<State>, language: Language): string
  /** The drawing that goes with it. */
  icon(type: string): string
  State(props: { state: State }): VNode
  /** Who did it, where that is not whoever set it off. */
  who?(entry: HistoryEntry<State>): string
  /** What else belongs to somebody's words. */
  more?(entry: HistoryEntry<State>): ComponentChildren
}

type Told<State extends string> = { telling: Telling<State>; entry: HistoryEntry<State> }

/** Everything that happened, oldest first: words as cards, movements as lines between them. */
export function Entries<State extends string>({
  telling,
  entries,
  deliveries,
}: {
  telling: Telling<State>
  entries: readonly HistoryEntry<State>[]
  deliveries: readonly DeliveryState[]
}) {
  return (
    <ol class="timeline-list">
      {entries.map((entry) => {
        const told = deliveries.filter(({ eventId }) => eventId === entry.id)
        return (
          <li key={entry.id}>
            <Entry telling={telling} entry={entry} />
            <Deliveries path={telling.path} deliveries={told} />
          </li>
        )
      })}
    </ol>
  )
}

/** Kept, as most of a history is as it was; but nothing huge, and nothing with buttons for one person. */
function Entry<State extends string>({ telling, entry }: Told<State>) {
  const shell = useShell()
  const { noun } = telling
  const more = telling.more?.(entry)
  const draw = () =>
    entry.log ? (
      <Words telling={telling} entry={entry} more={more} />
    ) : (
      <Movement telling={telling} entry={entry} />
    )
  const key = JSON.stringify([noun, shell.language, shell.timeZone, entry])
  if (more || key.length > LONGEST_KEPT) return draw()
  return drawn(key, () => <ShellContext.Provider value={shell}>{draw()}</ShellContext.Provider>)
}

const drawn = drawnOnce(1_000)
const LONGEST_KEPT = 4_000

/** A button that brings the hundred entries before. */
export function Older({ path, before }: { path: string; before: string }) {
  const t = useText(caseTexts)
  return (
    <button
      type="button"
      class="btn btn-sm mb-3"
      hx-get={`${path}/history?before=${before}`}
      hx-target="this"
      hx-swap="outerHTML"
    >
      <Icon name="chevrons-up" />
      {t.older}
    </button>
  )
}

function Words<State extends string>({ telling, entry, more }: Told<State> & { more: ComponentChildren }) {
  const { language } = useShell()
  const t = useText(caseTexts)
  const { channel } = useText(caseVocabulary)
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
            {telling.words(entry, language)} · <Moment date={entry.at} />
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
          <Icon name="arrow-narrow-right" class="icon-inline" /> <telling.State state={to} />
        </div>
      )}
      {more}
    </article>
  )
}

function Movement<State extends string>({ telling, entry }: Told<State>) {
  const { language } = useShell()
  const { channel } = useText(caseVocabulary)
  const { from, to, actor } = entry
  return (
    <div class="movement">
      <span class="movement-icon">
        <Icon name={telling.icon(entry.type)} />
      </span>
      <div>
        <strong>{telling.who?.(entry) ?? actor}</strong> {telling.words(entry, language)}
        {from !== to && (
          <>
            {' '}
            <telling.State state={to} />
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

function About({ entry: { about } }: { entry: Pick<HistoryEntry, 'about'> }) {
  const { moved } = useText(caseTexts)
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
  const t = useText(caseTexts)
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
