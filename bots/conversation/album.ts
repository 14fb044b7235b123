import type { ChannelName } from '#engine'
import { type IncomingMessage, wordsIn } from './incoming.ts'
import { proven, type Turn } from './turn.ts'

/**
 * Photos sent together come one by one. They are gathered until none of them waits behind this one, and are then one
 * message. `straggler`: the others were answered already, so this one joins them without a word.
 */
export async function gatherAlbum(
  turn: Turn,
  channel: ChannelName,
): Promise<'whole' | 'gathering' | 'straggler'> {
  const { content, albumId, externalId, chat } = turn.message
  const { memory } = turn
  if (!albumId || content.kind !== 'files') return 'whole'
  if (memory.lastAlbum?.id === albumId) return 'straggler'
  const before = memory.album?.id === albumId ? memory.album : null
  memory.album = {
    id: albumId,
    externalId: before?.externalId ?? externalId,
    files: [...(before?.files ?? []), ...turn.files],
    text: [before?.text, wordsIn(content)].filter(Boolean).join('\n'),
  }
  if (await turn.desk.conversations.albumGoesOn(channel, chat.id, albumId)) return 'gathering'
  takeAlbum(turn)
  return 'whole'
}

/** The gathered album as the one message that it is. */
export function takeAlbum(turn: Turn): void {
  const { album } = turn.memory
  if (!album) return
  const { id, externalId, files, text } = album
  turn.memory.album = null
  turn.memory.lastAlbum = { id, externalId }
  turn.files = files
  const message: IncomingMessage = { ...turn.message, albumId: id, externalId }
  turn.message = { ...message, content: { kind: 'files', files: [], text } }
}

/** Another message came although an album is not whole: its last photo was lost on the way. */
export function isAbandoned({ memory: { album }, message: { albumId } }: Turn): boolean {
  return album !== null && album.id !== albumId
}

/** Puts the files beside those of the album's log, when it became one. */
export async function joinAlbum(turn: Turn): Promise<boolean> {
  const attachmentIds = turn.files.map(({ id }) => id)
  const externalId = turn.memory.lastAlbum?.externalId ?? ''
  return turn.desk.conversations.joinLog(proven(turn), { externalId, attachmentIds })
}
