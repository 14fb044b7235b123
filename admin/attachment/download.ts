import { NotFound, SHOWABLE } from '#engine'
import type { Answer } from '../answer.ts'
import type { Visit } from '../visit.ts'
import { asDownload, asPicture } from './inert.ts'

/** A file as a download, whatever it is. */
export async function download(visit: Visit): Promise<Answer> {
  const { attachment, stream } = await visit.engine.attachments.open(visit.actor, visit.id())
  return asDownload(attachment, stream)
}

/** The picture itself, for the small view: only kinds that cannot hold a script, by their bytes. */
export async function picture(visit: Visit): Promise<Answer> {
  const known = await visit.engine.attachments.find(visit.actor, visit.id())
  if (!SHOWABLE.includes(known.mediaType)) throw new NotFound('attachment')
  const { attachment, stream } = await visit.engine.attachments.open(visit.actor, visit.id())
  return asPicture(attachment, stream)
}
