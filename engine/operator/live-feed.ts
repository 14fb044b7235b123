import type { OperatorActor } from '../actor.ts'
import type { Clock } from '../database/clock.ts'
import type { LiveChange } from '../live.ts'

/** A change an open page should show, or `null`: some may have been missed, look again. */
export type LiveNews = LiveChange | null

/** How long and how many changes are kept for pages that begin to listen after they were drawn. */
const KEPT_MS = 60_000
const MOST_KEPT = 5_000
/** Another replica may have drawn the page, by another clock; and news travel. */
const MARGIN_MS = 2_000

/** Tells open pages what changed, each person only of what they may see. Fed with what PostgreSQL announces. */
export function liveFeed(clock: Clock) {
  const subscribers = new Map<symbol, { actor: OperatorActor; onChange: (news: LiveNews) => void }>()
  let heard: { at: number; change: LiveChange }[] = []
  let completeSince = clock.now().getTime()

  /**
   * With `since`, when the page was drawn, first tells what changed from then on, or to look again when that is no
   * longer known. Returns how to end it.
   */
  function subscribe(
    actor: OperatorActor,
    onChange: (news: LiveNews) => void,
    { since }: { since?: Date } = {},
  ): () => void {
    const key = Symbol(actor.id)
    subscribers.set(key, { actor, onChange })
    if (since) for (const news of missed(actor, since.getTime())) onChange(news)
    return () => void subscribers.delete(key)
  }

  function missed(actor: OperatorActor, since: number): LiveNews[] {
    forget()
    if (since < completeSince) return [null]
    const changes = heard.filter(({ at, change }) => at >= since - MARGIN_MS && concerns(actor, change))
    return [...new Map(changes.map(({ change }) => [`${change.kind} ${change.id}`, change])).values()]
  }

  /** What was heard on LIVE_CHANNEL. */
  function hear(payload: string): void {
    const change = JSON.parse(payload) as LiveChange
    heard.push({ at: clock.now().getTime(), change })
    if (heard.length >= 2 * MOST_KEPT) forget()
    for (const { actor, onChange } of subscribers.values()) if (concerns(actor, change)) onChange(change)
  }

  function forget(): void {
    const from = Math.max(clock.now().getTime() - KEPT_MS, heard.at(-MOST_KEPT - 1)?.at ?? 0)
    heard = heard.filter(({ at }) => at > from)
    completeSince = Math.max(completeSince, from + MARGIN_MS)
  }

  /** The connection was lost for a while: everybody looks again. */
  function look(): void {
    heard = []
    completeSince = clock.now().getTime()
    for (const { onChange } of subscribers.values()) onChange(null)
  }

  return { subscribe, hear, look, count: () => subscribers.size }
}

export type LiveFeed = ReturnType<typeof liveFeed>

function concerns({ id, role, companyId, departmentIds }: OperatorActor, change: LiveChange): boolean {
  if (change.kind === 'channel') return role !== 'agent'
  if (change.operatorIds?.includes(id)) return true
  const isOfCompany = companyId === null || companyId === change.companyId
  return isOfCompany && (departmentIds === null || departmentIds.includes(change.departmentId))
}
