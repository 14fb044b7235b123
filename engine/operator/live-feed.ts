import type { OperatorActor } from '../actor.ts'
import type { Clock } from '../database/clock.ts'
import { newId } from '../database/id.ts'
import type { LiveChange } from '../live.ts'

/** A change an open page should show, or `null`: some may have been missed, look again. */
export type LiveNews = LiveChange | null

/** How long and how many changes are kept for pages that begin to listen after they were drawn. */
const KEPT_MS = 60_000
const MOST_KEPT = 5_000
/** By how much another replica's clock may differ, with the time that news travel. */
const MARGIN_MS = 2_000

/** Tells open pages what changed, each person only of what they may see. Fed with what PostgreSQL announces. */
export function liveFeed(clock: Clock) {
  const subscribers = new Map<symbol, { actor: OperatorActor; onChange: (news: LiveNews) => void }>()
  const feed = newId()
  let heard: { nth: number; at: number; change: LiveChange }[] = []
  let count = 0
  /** What came before is no longer known. */
  let known = { nth: 0, at: clock.now().getTime() }

  /** Where the feed stands: what a page must know that is drawn from now on and listens later. */
  function position(): string {
    return `${feed}.${count}.${clock.now().getTime()}`
  }

  /**
   * With `since`, the position at which the page was begun, first tells what changed from then on, or to look again
   * when that is not known. Returns how to end it.
   */
  function subscribe(
    actor: OperatorActor,
    onChange: (news: LiveNews) => void,
    { since }: { since?: string } = {},
  ): () => void {
    const key = Symbol(actor.id)
    subscribers.set(key, { actor, onChange })
    if (since !== undefined) for (const news of missed(actor, since)) onChange(news)
    return () => void subscribers.delete(key)
  }

  function missed(actor: OperatorActor, since: string): LiveNews[] {
    forget()
    const [ofFeed, ...numbers] = since.split('.')
    const [nth = Number.NaN, at = Number.NaN] = numbers.map(Number)
    const isOurs = ofFeed === feed
    // Another replica that drew the page numbers its news otherwise.
    if (!(isOurs ? nth >= known.nth : at >= known.at)) return [null]
    const later = heard.filter((one) => (isOurs ? one.nth > nth : one.at >= at - MARGIN_MS))
    const changes = later.map(({ change }) => change).filter((change) => concerns(actor, change))
    return [...new Map(changes.map((change) => [`${change.kind} ${change.id}`, change])).values()]
  }

  /** What was heard on LIVE_CHANNEL. */
  function hear(payload: string): void {
    const change = JSON.parse(payload) as LiveChange
    count++
    heard.push({ nth: count, at: clock.now().getTime(), change })
    if (heard.length >= 2 * MOST_KEPT) forget()
    for (const { actor, onChange } of subscribers.values()) if (concerns(actor, change)) onChange(change)
  }

  function forget(): void {
    const from = clock.now().getTime() - KEPT_MS
    const kept = heard.filter(({ at }) => at > from).slice(-MOST_KEPT)
    const last = heard.at(-kept.length - 1)
    if (last) known = { nth: last.nth, at: last.at + MARGIN_MS + 1 }
    heard = kept
  }

  /** The connection was lost for a while: everybody looks again. */
  function look(): void {
    heard = []
    // Whoever was drawn until now may have missed what nobody heard.
    count++
    known = { nth: count, at: clock.now().getTime() }
    for (const { onChange } of subscribers.values()) onChange(null)
  }

  return { position, subscribe, hear, look, count: () => subscribers.size }
}

export type LiveFeed = ReturnType<typeof liveFeed>

function concerns({ id, role, companyId, departmentIds }: OperatorActor, change: LiveChange): boolean {
  if (change.kind === 'channel') return role !== 'agent'
  if (change.operatorIds?.includes(id)) return true
  const isOfCompany = companyId === null || companyId === change.companyId
  return isOfCompany && (departmentIds === null || departmentIds.includes(change.departmentId))
}
