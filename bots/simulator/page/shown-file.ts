import type { ServerResponse } from 'node:http'
import { fileTypeFromBuffer } from 'file-type'

const SHOWN_INLINE = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'video/mp4',
  'video/webm',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/mp4',
  'audio/x-m4a',
])

/** A file of a chat for the browser: pictures and sound inline by their real type, all else as a download. */
export async function showFile(
  { name, bytes }: { name: string; bytes: Buffer },
  response: ServerResponse,
): Promise<true> {
  const real = (await fileTypeFromBuffer(bytes))?.mime.split(';')[0] ?? ''
  const isShown = SHOWN_INLINE.has(real)
  response.writeHead(200, {
    'Content-Type': isShown ? real : 'application/octet-stream',
    'Content-Length': bytes.length,
    'Content-Disposition': isShown ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, max-age=3600',
  })
  response.end(bytes)
  return true
}
