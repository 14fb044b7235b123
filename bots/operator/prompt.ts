import type { AtDesk } from '#engine'
import { say, type Visit } from './visit.ts'
import { deskWords } from './words.ts'

/** What a reply to a message of ours is taken for. It goes with the message, so that nothing has to be remembered. */
export type Meaning =
  | { act: 'write' | 'ask' }
  | { act: 'solve'; ending: string | null }
  | { act: 'forward'; way: string }

/** Asks for words; the reply to the question is the answer. */
export function promptFor(
  visit: Visit,
  { about, text, meaning }: { about: AtDesk; text: string; meaning: Meaning },
): void {
  const placeholder = deskWords(visit.language).placeholder
  say(
    visit,
    { text: [text], keyboard: { kind: 'reply', placeholder }, replyMeans: JSON.stringify(meaning) },
    about,
  )
}

/** A reply to anything else is a public answer. */
export function meaningOf(replyMeans: string | null): Meaning {
  return replyMeans === null ? { act: 'write' } : (JSON.parse(replyMeans) as Meaning)
}
