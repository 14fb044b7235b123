import { commandIn } from '../commands.ts'
import { type Content, type IncomingFile, quotableWords } from '../incoming.ts'
import { isGreeting, isThanks } from '../small-talk.ts'
import { remark, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import { identifyWords } from './words.ts'

/** A message of somebody who was not proven to be anybody. Of its files only the name is kept: nothing is fetched for strangers. */
export type FirstWords = { externalId: string; text: string; files: IncomingFile[] }

const MOST_MESSAGES = 20
const MOST_LETTERS = 10_000
const MOST_FILES = 10

/** Keeps what a stranger has to say until they are known; `wasHeard`: it said (as well) who they are. */
export function keepFirstWords(turn: Turn, wasHeard: boolean): void {
  const { content, externalId } = turn.message
  const text = wordsToKeep(content, wasHeard, turn)
  const files = content.kind === 'files' ? content.files : []
  if (text === '' && files.length === 0) return
  const kept = [...turn.memory.firstWords, { externalId, text, files }]
  if (!isTooMuch(kept)) turn.memory.firstWords = kept
  else if (!turn.isHurried) remark(turn, identifyWords(turn.language).keptEnough)
}

/** What was kept says something else now. */
export function rewordFirstWords(turn: Turn, text: string): void {
  const { externalId } = turn.message
  const reworded = turn.memory.firstWords.map((each) =>
    each.externalId === externalId ? { ...each, text } : each,
  )
  if (!isTooMuch(reworded)) turn.memory.firstWords = reworded
}

/** Whether this very message was kept. */
export function isKept({ memory, message }: Turn): boolean {
  return message.externalId !== '' && memory.firstWords.at(-1)?.externalId === message.externalId
}

function isTooMuch(kept: readonly FirstWords[]): boolean {
  const letters = kept.reduce((sum, { text }) => sum + text.length, 0)
  const files = kept.reduce((sum, each) => sum + each.files.length, 0)
  return kept.length > MOST_MESSAGES || letters > MOST_LETTERS || files > MOST_FILES
}

function wordsToKeep(content: Content, wasHeard: boolean, { language }: Turn): string {
  if (content.kind !== 'text' && content.kind !== 'files' && content.kind !== 'described') return ''
  const words = quotableWords(content, commonWords(language).forwarded).trim()
  if (content.kind !== 'text') return words
  const isTalk = !/\p{L}/u.test(words) || isGreeting(words) || isThanks(words) || commandIn(words)
  return isTalk || (wasHeard && !tellsMore(words)) ? '' : words
}

/** More than "my e-mail is …". */
function tellsMore(words: string): boolean {
  return words.split(/\s+/).length > 8
}
