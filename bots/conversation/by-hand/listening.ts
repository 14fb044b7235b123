import { newKey } from '../choice-data.ts'
import { followEdit, followRevocation } from '../edits.ts'
import { noteFiles } from '../files.ts'
import { begin, happen, happenAside } from '../floor.ts'
import { idsOf } from '../form/description.ts'
import { write } from '../homeless/cases.ts'
import { keptWords } from '../homeless/dialog.ts'
import { keepFirstWords, rewordFirstWords } from '../identify/first-words.ts'
import type { Turn } from '../turn.ts'
import { caseAtHand, wasTaken } from './case-at-hand.ts'

/** Whether somebody talks to the person by hand just now: then nothing that they write is meant for Bote. */
export function isTalkedToByHand({ chat, message, now }: Turn): boolean {
  return chat.silentUntil !== null && chat.silentUntil > (message.at ?? now)
}

/**
 * Takes what the person says to somebody else, without a word and without reading anything into it: a number is no
 * choice, thanks approve nothing. It belongs to the case at hand; without one it is kept until they talk to Bote again.
 */
export async function listen(turn: Turn): Promise<void> {
  const { content, externalId } = turn.message
  if (!turn.person || turn.customers.length === 0) return listenToStranger(turn)
  if (content.kind === 'edited') return followEdit(turn, content.text)
  if (content.kind === 'revoked') return followRevocation(turn)
  if (content.kind === 'files') turn.files = await noteFiles(turn, content.files)
  const text = keptWords(content, turn)
  if (text === null) return
  const words = { text, attachmentIds: idsOf(turn.files), externalId }
  const about = await caseAtHand(turn)
  if (about && (await wasTaken(turn, () => write(turn, about, words)))) return
  await keep(turn, text)
}

function listenToStranger(turn: Turn): void {
  const { content } = turn.message
  if (content.kind === 'edited') rewordFirstWords(turn, content.text)
  else if (content.kind === 'revoked') rewordFirstWords(turn, '')
  else keepFirstWords(turn, false)
}

/** Whatever has the floor keeps it. */
async function keep(turn: Turn, text: string): Promise<void> {
  const { memory, files, message } = turn
  const { externalId } = message
  const more = { type: 'more', text, files, externalId } as { type: string }
  const { at } = memory
  if (at?.dialog === 'homeless') return void (await happen(turn, more))
  if (memory.waiting.homeless) return happenAside(turn, 'homeless', more)
  memory.at = null
  await begin(turn, 'homeless', { key: newKey(), text, externalId, files })
  if (memory.at) memory.waiting = { ...memory.waiting, homeless: memory.at }
  memory.at = at
}
