import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { ApiError, badRequest } from './api-error.ts'

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
const UPLOAD_LIMIT = 50 * 1024 * 1024
const BODY_LIMIT = UPLOAD_LIMIT + 1024 * 1024

/** Query string and body of a call: JSON, urlencoded or multipart. Throws 413 when larger than 50 MB. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const fields: Record<string, unknown> = Object.fromEntries(query)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return readMultipart(request, fields)
  const text = (await readBytes(request)).toString('utf8')
  return { fields: Object.assign(fields, parseFields(type, text)), uploads: new Map() }
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

function readMultipart(request: IncomingMessage, fields: Record<string, unknown>): Promise<Body> {
  return new Promise((resolve, reject) => {
    const uploads = new Map<string, Upload>()
    const parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: { fileSize: UPLOAD_LIMIT, files: 100, fields: 1000, fieldSize: 1024 * 1024 },
    })
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => reject(tooLarge()))
      stream.on('end', () =>
        uploads.set(name, { name: filename ?? 'file', mime: mimeType, bytes: Buffer.concat(chunks) }),
      )
    })
    parser.on('error', () => reject(badRequest("can't parse multipart body")))
    parser.on('close', () => resolve({ fields, uploads }))
    request.on('aborted', () => reject(badRequest('the request was cut')))
    request.pipe(parser)
  })
}

function tooLarge() {
  return new ApiError(413, 'Request Entity Too Large')
}
