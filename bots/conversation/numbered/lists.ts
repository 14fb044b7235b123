import type { Keyboard } from '#engine'
import { menuKeyboard } from '../home.ts'
import type { Reply, Turn } from '../turn.ts'
import { entriesOf, numberAfter } from './numbering.ts'
import { numberedWords } from './words.ts'

/** The lists of one answer numbered on, so that each number means one thing. */
export function numberedOn(said: readonly Reply[]): Reply[] {
  let next = 1
  return said.map((reply) => {
    if (reply.answeredBy || entriesOf(reply).length === 0) return reply
    const numbered = next === 1 ? reply : { ...reply, firstNumber: next }
    next = numberAfter(numbered)
    return numbered
  })
}

/** How the menu is called up, once in a while; null when it is known. */
export function menuHint(turn: Turn): Keyboard | null {
  const { menuAt } = turn.memory
  if (menuAt && turn.now.getTime() - Date.parse(menuAt) < KNOWN_MS) return null
  turn.memory.menuAt = turn.now.toISOString()
  const menu = menuKeyboard(turn) as Keyboard & { kind: 'menu' }
  return { ...menu, hint: numberedWords(turn.language).hint }
}

const KNOWN_MS = 24 * 60 * 60_000
