import type { Actor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { visibleTickets } from './policy.ts'
import { type Shift, shifted } from './shift.ts'
import { type ChangedRules, waitingUnder } from './waiting.ts'

/** `total` waits under the rules, `differ` of them would get another date; `shifts` are those with the earliest new ones. */
export type Shifts = {
  total: number
  differ: number
  /** Of these, whose new date is past: they move on at once. */
  overdue: number
  shifts: Shift[]
}

const SHOWN = 50

/** What applying changed rules to the tickets that wait already would do (F66). Changes nothing. */
export async function shiftsUnder(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  actor: Actor,
  changed: ChangedRules,
): Promise<Shifts> {
  const now = clock.now()
  const found: Shifts = { total: 0, differ: 0, overdue: 0, shifts: [] }
  for await (const batch of waitingUnder(db, changed, { sight: visibleTickets(actor), batch: 1_000 })) {
    const shifts = batch.flatMap((row) => shifted(row, now) ?? [])
    found.total += batch.length
    found.differ += shifts.length
    found.overdue += shifts.filter(({ of, anew }) => movesOn(of) && anew !== null && anew <= now).length
    found.shifts = [...found.shifts, ...shifts].sort(byNewDate).slice(0, SHOWN)
  }
  return found
}

function movesOn(of: Shift['of']): boolean {
  return of === 'validation' || of === 'close'
}

function byNewDate(one: Shift, other: Shift): number {
  return (one.anew?.getTime() ?? NEVER) - (other.anew?.getTime() ?? NEVER) || one.id.localeCompare(other.id)
}

const NEVER = Number.MAX_SAFE_INTEGER
