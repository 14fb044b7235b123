import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { type Answer, raw } from '../answer.ts'

type File = { name: string; mediaType: string; size: number | null }

/** A file that goes to the person's disk, whatever it is. */
export function asDownload({ name, size }: Pick<File, 'name' | 'size'>, stream: Readable): Answer {
  return raw(async (_request, response) => {
    guard(response, size)
    response.attachment(name)
    response.type('application/octet-stream')
    await pipeline(stream, response).catch(() => response.destroy())
  })
}

/** A picture that is shown on a page; the caller has made sure that it is one. */
export function asPicture({ mediaType, size }: Pick<File, 'mediaType' | 'size'>, stream: Readable): Answer {
  return raw(async (_request, response) => {
    guard(response, size)
    response.set('Content-Disposition', 'inline')
    response.type(mediaType)
    await pipeline(stream, response).catch(() => response.destroy())
  })
}

/** Nothing in a file of somebody may run, be embedded or be kept. */
function guard(response: Response, size: number | null): void {
  response.set({
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(size === null ? {} : { 'Content-Length': String(size) }),
  })
}
