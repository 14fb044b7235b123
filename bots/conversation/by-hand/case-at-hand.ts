import { DomainError } from '#engine'
import { type Case, caseAt } from '../case/case.ts'
import { openCases } from '../homeless/cases.ts'
import { attempt, type Turn } from '../turn.ts'

/** The case that people are most likely talking about: the one they are inside of, else the only open one. */
export async function caseAtHand(turn: Turn): Promise<Case | null> {
  if (!turn.person) return null
  const inside = caseAt(turn.memory.at)
  if (inside) return inside
  const [only, ...others] = await openCases(turn)
  return only && others.length === 0 ? { kind: only.kind ?? 'ticket', id: only.id } : null
}

/** Writes in a case what can be written there; false when it ended, or is the person's no more. */
export async function wasTaken(turn: Turn, write: () => Promise<unknown>): Promise<boolean> {
  return !((await attempt(turn, write)) instanceof DomainError)
}
