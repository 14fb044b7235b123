import { dueAt, type SlaClock, shareAt, usedAt } from '../sla/clock.ts'
import { addBusinessTime } from '../sla/time.ts'
import type { AtendimentoColumns, AtendimentoFacts } from './facts.ts'

/** After how much of the allowance the responsible is warned, and after how much the supervisors too. */
export const WARNING_SHARES = [0.75, 0.9] as const
/** After how much of the time for a first response the responsible is warned. */
const RESPONSE_WARNING_SHARE = 0.5

type Clocked = Pick<AtendimentoColumns, 'resolutionMinutes' | 'slaUsedMs' | 'slaRunningSince'>

/** The clock of an atendimento as its columns say. */
export function clockOf({ resolutionMinutes, slaUsedMs, slaRunningSince }: Clocked): SlaClock {
  return {
    allowanceMs: resolutionMinutes === null ? null : resolutionMinutes * 60_000,
    usedMs: slaUsedMs,
    runningSince: slaRunningSince,
  }
}

/** Sets the clock going now: at the start, after a pause, under another calendar or allowance. */
export function setGoing(facts: AtendimentoFacts): Partial<AtendimentoColumns> {
  const running = { ...clockOf(facts), runningSince: facts.now }
  return { slaRunningSince: facts.now, dueAt: dueAt(facts.calendar, running) }
}

/** Stops it: what was used up stays used up. */
export function halt(facts: AtendimentoFacts): Partial<AtendimentoColumns> {
  return { slaUsedMs: usedAt(facts.calendar, clockOf(facts), facts.now), slaRunningSince: null }
}

/** The same stretch under rules that have changed. */
export function recalculated(facts: AtendimentoFacts): Partial<AtendimentoColumns> {
  return { dueAt: dueAt(facts.calendar, clockOf(facts)), ...firstResponse(facts) }
}

/** By when the customer should have a first answer; null when they have it, or none was promised. */
export function firstResponse(facts: AtendimentoFacts): Partial<AtendimentoColumns> {
  const { calendar, startedAt, firstResponseMinutes, firstRespondedAt, now } = facts
  if (firstRespondedAt) return {}
  if (firstResponseMinutes === null) return { firstResponseDueAt: null }
  return { firstResponseDueAt: addBusinessTime(calendar, startedAt ?? now, firstResponseMinutes * 60_000) }
}

/** Milliseconds until the next warning; Infinity when all were given. */
export function untilWarning(facts: AtendimentoFacts): number {
  const share = WARNING_SHARES[facts.slaWarnings]
  return share === undefined ? NEVER : until(facts, shareAt(facts.calendar, clockOf(facts), share))
}

/** Milliseconds until the allowance is used up; Infinity when it was told already, or nothing was promised. */
export function untilBreach(facts: AtendimentoFacts): number {
  return facts.breachedAt ? NEVER : until(facts, dueAt(facts.calendar, clockOf(facts)))
}

export function untilResponseWarning(facts: AtendimentoFacts): number {
  const { calendar, startedAt, firstResponseMinutes, firstRespondedAt, now } = facts
  if (firstRespondedAt || firstResponseMinutes === null) return NEVER
  const part = Math.round(firstResponseMinutes * 60_000 * RESPONSE_WARNING_SHARE)
  return until(facts, addBusinessTime(calendar, startedAt ?? now, part))
}

export function untilResponseBreach(facts: AtendimentoFacts): number {
  return facts.firstRespondedAt ? NEVER : until(facts, facts.firstResponseDueAt)
}

function until({ now }: AtendimentoFacts, at: Date | null): number {
  return at ? Math.max(0, at.getTime() - now.getTime()) : NEVER
}

const NEVER = Number.POSITIVE_INFINITY
