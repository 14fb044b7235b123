import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { Request } from 'express'
import { Invalid } from '#engine'
import { BadRequest } from '../error/bad-request.ts'

export type UploadedFile = {
  field: string
  /** As the person's computer calls it; never a path of ours. */
  name: string
  /** As the browser claims; sniff before trusting. */
  mediaType: string
  size: number
  path: string
}

type Received = {
  fields: Record<string, string | string[]>
  files: UploadedFile[]
  discard(): Promise<void>
}

/**
 * Takes a multipart form: files into a folder of their own that goes away with the request, whatever happens.
 * Sizes are counted as bytes arrive. Throws Invalid `too_many_files` or `file_too_large`, BadRequest for a broken body.
 */
export async function receivedFiles(
  request: Request,
  limits: { count: number; bytes: number },
): Promise<Received> {
  if (!request.is('multipart/form-data')) {
    return { fields: request.body ?? {}, files: [], discard: async () => undefined }
  }
  const folder = await mkdtemp(join(tmpdir(), 'bote-upload-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    return { ...(await receive(request, folder, limits)), discard }
  } catch (error) {
    await discard()
    throw error
  }
}

async function receive(request: Request, folder: string, limits: { count: number; bytes: number }) {
  const fields: Record<string, string | string[]> = Object.create(null)
  const files: UploadedFile[] = []
  const writing: Promise<void>[] = []
  let fault: Error | undefined

  let parser: busboy.Busboy
  try {
    parser = busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        fields: 500,
        fieldNameSize: 100,
        fieldSize: 256 * 1024,
        files: limits.count,
        fileSize: limits.bytes,
        parts: 500 + limits.count,
      },
    })
  } catch {
    throw new BadRequest('multipart')
  }

  parser.on('field', (name, value, info) => {
    if (!name || info.valueTruncated || info.nameTruncated) fault ??= new BadRequest('multipart')
    else add(fields, name, value)
  })
  parser.on('file', (field, stream, info) => {
    // A file input left empty arrives as a part without a name.
    if (!info.filename) return void stream.resume()
    const file = {
      field,
      name: info.filename,
      mediaType: info.mimeType,
      size: 0,
      path: join(folder, randomUUID()),
    }
    stream.on('data', (chunk: Buffer) => {
      file.size += chunk.length
    })
    stream.on('limit', () => {
      fault ??= new Invalid('file_too_large', {
        fields: { [field]: { code: 'file_too_large', maximum: limits.bytes } },
      })
    })
    files.push(file)
    writing.push(pipeline(stream, createWriteStream(file.path, { mode: 0o600 })))
  })
  parser.on('filesLimit', () => {
    fault ??= new Invalid('too_many_files', {
      fields: { files: { code: 'too_many_files', maximum: limits.count } },
    })
  })
  parser.on('fieldsLimit', () => {
    fault ??= new BadRequest('multipart')
  })
  parser.on('partsLimit', () => {
    fault ??= new BadRequest('multipart')
  })

  try {
    await pipeline(request, parser)
    await Promise.all(writing)
  } catch (error) {
    await Promise.allSettled(writing)
    throw fault ?? new BadRequest(`multipart: ${(error as Error).message}`)
  }
  if (fault) throw fault
  return { fields, files }
}

function add(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = fields[name]
  fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
}
