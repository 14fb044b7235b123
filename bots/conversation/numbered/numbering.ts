import type { OutgoingMessage } from '#engine'
import { decodeChoice, encodeChoice } from '../choice-data.ts'
import { commandIn } from '../commands.ts'
import { plain } from '../likeness.ts'

/** A choice where there are no buttons. `number` null: it is chosen by its words alone. */
export type Entry = { number: number | null; label: string; data: string }

/**
 * The choices of a message as people choose them by number: from 1, and 0 for the way back. A label that is a number
 * keeps it. Where any words are an answer, only 0 is taken from them; where any number is, none.
 */
export function entriesOf(message: OutgoingMessage): Entry[] {
  const { answeredBy, firstNumber = 1 } = message
  const labelled = [...choicesOf(message), ...menuOf(message)]
  const back = answeredBy === 'data' ? -1 : wayBack(labelled, answeredBy === 'words' ? WAYS_OUT : WAYS_BACK)
  const own = labelled.map(({ label }) => (answeredBy ? null : numberLabelled(label)))
  const taken = new Set(own)
  let next = firstNumber
  return labelled.map((each, n) => {
    if (n === back) return { ...each, number: 0 }
    if (answeredBy) return { ...each, number: null }
    if (own[n] !== null) return { ...each, number: own[n]! }
    while (taken.has(next)) next++
    return { ...each, number: next++ }
  })
}

/** The first number that a list below this one may have. */
export function numberAfter(message: OutgoingMessage): number {
  const numbers = entriesOf(message).flatMap(({ number }) => number ?? [])
  return Math.max(message.firstNumber ?? 1, ...numbers.map((number) => number + 1))
}

/** The entry that a number or its words name, also when the words stand without their sign. */
export function entryCalled(entries: readonly Entry[], { number, words }: Said): Entry | null {
  const named = entries.filter(({ label }) => plain(label) !== '' && plain(label) === words)
  if (named.length === 1) return named[0]!
  return number === null ? null : (entries.find((entry) => entry.number === number) ?? null)
}

export type Said = { number: number | null; words: string }

type Labelled = Omit<Entry, 'number'>

function choicesOf({ choices = [] }: OutgoingMessage): Labelled[] {
  return choices.flat().flatMap((choice) => ('data' in choice ? [choice] : []))
}

/** The words of the standing menu, where it is shown as a list. */
function menuOf({ keyboard }: OutgoingMessage): Labelled[] {
  if (keyboard?.kind !== 'menu' || keyboard.hint !== undefined) return []
  return keyboard.rows.flat().flatMap((label) => {
    const command = commandIn(label)
    return command ? [{ label, data: encodeChoice('home', '', 'go', command) }] : []
  })
}

const WAYS_BACK = ['back', 'cancel']
const WAYS_OUT = [...WAYS_BACK, 'no']

function wayBack(entries: readonly Labelled[], ways: readonly string[]): number {
  const verbs = entries.map(({ data }) => decodeChoice(data)?.verb ?? '')
  return ways.map((way) => verbs.indexOf(way)).find((n) => n >= 0) ?? -1
}

function numberLabelled(label: string): number | null {
  return /^[1-9]\d?$/.test(label.trim()) ? Number(label) : null
}
