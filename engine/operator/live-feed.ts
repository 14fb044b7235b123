import type { OperatorActor } from '../actor.ts'
import type { LiveChange } from '../live.ts'

/** A change an open page should show, or `null`: some may have been missed, look again. */
export type LiveNews = LiveChange | null

/** Tells open pages what changed, each person only of what they may see. Fed with what PostgreSQL announces. */
export function liveFeed() {
  const subscribers = new Map<symbol, { actor: OperatorActor; onChange: (news: LiveNews) => void }>()

  /** Returns how to end it. */
  function subscribe(actor: OperatorActor, onChange: (news: LiveNews) => void): () => void {
    const key = Symbol(actor.id)
    subscribers.set(key, { actor, onChange })
    return () => void subscribers.delete(key)
  }

  /** What was heard on LIVE_CHANNEL. */
  function hear(payload: string): void {
    const change = JSON.parse(payload) as LiveChange
    for (const { actor, onChange } of subscribers.values()) if (concerns(actor, change)) onChange(change)
  }

  /** The connection was lost for a while: everybody looks again. */
  function look(): void {
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
