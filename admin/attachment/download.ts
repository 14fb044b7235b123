import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { type Attachment, NotFound, SHOWABLE } from '#engine'
import { type Answer, raw } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** A file as a download, whatever it is. */
export async function download(visit: Visit): Promise<Answer> {
  const { attachment, stream } = await visit.engine.attachments.open(visit.actor, visit.id())
  return raw(async (_request, response) => {
    guard(response, attachment)
    response.attachment(attachment.name)
    response.type('application/octet-stream')
    await pipeline(stream, response).catch(() => response.destroy())
  })
}

/** The picture itself, for the small view: only kinds that cannot hold a script, by their bytes. */
export async function picture(visit: Visit): Promise<Answer> {
  const known = await visit.engine.attachments.find(visit.actor, visit.id())
  if (!SHOWABLE.includes(known.mediaType)) throw new NotFound('attachment')
  const { attachment, stream } = await visit.engine.attachments.open(visit.actor, visit.id())
  return raw(async (_request, response) => {
    guard(response, attachment)
    response.set('Content-Disposition', 'inline')
    response.type(attachment.mediaType)
    await pipeline(stream, response).catch(() => response.destroy())
  })
}

/** Nothing in a file of somebody may run, be embedded or be kept. */
function guard(response: Response, { size }: Attachment): void {
  response.set({
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(size === null ? {} : { 'Content-Length': String(size) }),
  })
}
