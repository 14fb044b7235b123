import { DomainError } from '#engine'
import { type Case, caseAt, caseOfMessage } from '../case/case.ts'
import { openCases } from '../homeless/cases.ts'
import { attempt, type Turn } from '../turn.ts'

/** The case that people talk about: the one replied to, the one that they are inside of, else the only open one. */
export async function caseAtHand(turn: Turn): Promise<Case | null> {
  if (!turn.person) return null
  const { replyTo } = turn.message
  const repliedTo = replyTo && (await caseOfMessage(turn, replyTo))
  if (repliedTo) return { kind: repliedTo.kind, id: repliedTo.id }
  const inside = caseAt(turn.memory.at)
  if (inside) return inside
  const [only, ...others] = await openCases(turn)
  return only && others.length === 0 ? { kind: only.kind ?? 'ticket', id: only.id } : null
}

/** Writes in a case what can be written there; false when it ended, or is the person's no more. */
export async function wasTaken(turn: Turn, write: () => Promise<unknown>): Promise<boolean> {
  return !((await attempt(turn, write)) instanceof DomainError)
}
