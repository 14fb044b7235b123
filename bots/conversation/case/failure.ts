import { refuseButton } from '../refused-button.ts'
import { remark, type Turn } from '../turn.ts'
import type { CaseEvent } from './machine.ts'
import type { ShownCase } from './side.ts'
import { caseWords } from './words.ts'

/** What is not there, or not theirs to know of, is told in the same words. */
export function tellGone(turn: Turn, gone: string): CaseEvent {
  refuseButton(turn)
  remark(turn, gone)
  return { type: 'gone' }
}

/** A mark comes once, and not for ever. */
export function tellNotRated(turn: Turn, { rating }: Pick<ShownCase, 'rating'>): void {
  const { rated, ratingOver } = caseWords(turn.language).failed
  remark(turn, rating ? rated : ratingOver)
}
