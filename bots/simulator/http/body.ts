import type { IncomingMessage } from 'node:http'
import { ApiError, badRequest } from './api-error.ts'
import { parseMultipart } from './multipart.ts'

export interface Upload {
  name: string
  mime: string
  bytes: Buffer
}

export interface Body {
  fields: Record<string, unknown>
  uploads: Map<string, Upload>
}

/** What a bot may send: 50 MB, and some room for the multipart frame. */
const BODY_LIMIT = 51 * 1024 * 1024

/** Query string and body of a call: JSON, urlencoded or multipart. Throws 413 when larger than 50 MB. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const fields: Record<string, unknown> = Object.fromEntries(query)
  const type = request.headers['content-type'] ?? ''
  const bytes = await readBytes(request)
  if (!type.startsWith('multipart/form-data')) {
    return { fields: Object.assign(fields, parseFields(type, bytes.toString('utf8'))), uploads: new Map() }
  }
  const { fields: parsed, uploads } = parseMultipart(type, bytes)
  return { fields: Object.assign(fields, parsed), uploads }
}

/** A body that is not multipart. */
export function parseFields(type: string, text: string): Record<string, unknown> {
  if (text === '') return {}
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text))
  if (!type.startsWith('application/json')) return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed))
      return parsed as Record<string, unknown>
  } catch {
    throw badRequest("can't parse JSON object")
  }
  throw badRequest("can't parse JSON object: expected an object")
}

export function readBytes(request: IncomingMessage, limit = BODY_LIMIT): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) reject(tooLarge())
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', reject)
  })
}

function tooLarge() {
  return new ApiError(413, 'Request Entity Too Large')
}
