import { SYSTEM } from '#engine'
import type { Case } from '../case/case.ts'
import type { IncomingFile } from '../incoming.ts'
import type { Turn } from '../turn.ts'
import { caseAtHand, wasTaken } from './case-at-hand.ts'
import { byHandWords } from './words.ts'

/**
 * Somebody of ours answered the person outside of Bote, from the number's own phone. From then on Bote is silent in the
 * chat for a while, and the team finds the words in the case at hand, as a note of their own: the person has them.
 */
export async function followAnswerByHand(
  turn: Turn,
  { text, files }: { text: string; files: readonly IncomingFile[] },
): Promise<void> {
  const { desk, chat, message, now } = turn
  await desk.chats.fallSilent(chat, message.at ?? now)
  const about = await caseAtHand(turn)
  if (!about || (text.trim() === '' && files.length === 0)) return
  const attachmentIds: string[] = []
  for (const { name, size, source } of files)
    attachmentIds.push((await desk.attachments.pending(SYSTEM, { name, size, source: source as never })).id)
  const { answered, sent } = byHandWords(turn.language)
  await wasTaken(turn, () =>
    note(turn, about, { text: text.trim() === '' ? sent : answered(text), attachmentIds }),
  )
}

function note({ desk }: Turn, { kind, id }: Case, words: { text: string; attachmentIds: string[] }) {
  return kind === 'ticket'
    ? desk.tickets.note(SYSTEM, id, words)
    : desk.atendimentos.comment(SYSTEM, id, { ...words, visibility: 'private' })
}
