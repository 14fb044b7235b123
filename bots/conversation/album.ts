import type { ChannelName } from '#engine'
import { wordsIn } from './incoming.ts'
import type { Turn } from './turn.ts'

/**
 * Photos sent together come one by one. They are gathered until none of them waits behind this one, and are then one
 * message; `gathering`: nothing is answered yet, `straggler`: the rest was answered already and this one follows it.
 */
export async function gatherAlbum(turn: Turn, channel: ChannelName): Promise<'whole' | 'gathering'> {
  const { content, albumId, externalId, chat } = turn.message
  const { memory } = turn
  if (!albumId || content.kind !== 'files') return 'whole'
  const before = memory.album?.id === albumId ? memory.album : null
  const album = {
    id: albumId,
    externalId: before?.externalId ?? externalId,
    files: [...(before?.files ?? []), ...turn.files],
    text: [before?.text, wordsIn(content)].filter(Boolean).join('\n'),
  }
  if (await turn.desk.conversations.albumGoesOn(channel, chat.id, albumId)) {
    memory.album = album
    return 'gathering'
  }
  memory.album = null
  turn.files = album.files
  content.text = album.text
  turn.message.externalId = album.externalId
  return 'whole'
}
