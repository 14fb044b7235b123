import { refuseButton } from './refused-button.ts'
import { say, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

const QUIET_MS = 60 * 60_000

/** In a group nothing private is said: where to write instead, once, until it has been quiet for an hour. */
export function answerGroup(turn: Turn, ownName: string | null): void {
  refuseButton(turn)
  const { heardAt } = turn.memory
  if (turn.isLate || (heardAt && turn.now.getTime() - Date.parse(heardAt) < QUIET_MS)) return
  if (turn.message.content.kind === 'edited') return
  const { group, groupBare } = commonWords(turn.language)
  say(turn, { text: [ownName ? group(ownName) : groupBare] })
}
