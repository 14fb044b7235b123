import { badRequest } from './api-error.ts'
import type { Body, Upload } from './body.ts'

/**
 * Reads a whole multipart body. As lenient as Telegram's server: grammY sends file names without quotes, spaces and
 * all, which stricter parsers drop together with the file.
 */
export function parseMultipart(contentType: string, body: Buffer): Body {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  if (!boundary) throw badRequest("can't parse multipart body: no boundary")
  const delimiter = Buffer.from(`--${(boundary[1] ?? boundary[2])!.trim()}`)
  const fields: Record<string, unknown> = {}
  const uploads = new Map<string, Upload>()
  for (const part of parts(body, delimiter)) {
    const { name, filename, mime, bytes } = readPart(part)
    if (filename === undefined) fields[name] = bytes.toString('utf8')
    else uploads.set(name, { name: filename || 'file', mime, bytes })
  }
  return { fields, uploads }
}

function* parts(body: Buffer, delimiter: Buffer) {
  let from = body.indexOf(delimiter)
  if (from < 0) throw badRequest("can't parse multipart body: no boundary found")
  const separator = Buffer.concat([Buffer.from('\r\n'), delimiter])
  from += delimiter.length
  while (body.toString('latin1', from, from + 2) === '\r\n') {
    const end = body.indexOf(separator, from)
    if (end < 0) throw badRequest("can't parse multipart body: it is cut")
    yield body.subarray(from + 2, end)
    from = end + separator.length
  }
}

function readPart(part: Buffer) {
  const headersEnd = part.indexOf('\r\n\r\n')
  if (headersEnd < 0) throw badRequest("can't parse multipart body: a part has no headers")
  const headers = part.toString('utf8', 0, headersEnd)
  const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? ''
  const name = parameter(disposition, 'name')
  if (!name) throw badRequest("can't parse multipart body: a part has no name")
  return {
    name,
    filename: parameter(disposition, 'filename'),
    mime: /^content-type:\s*(\S+)/im.exec(headers)?.[1]?.replace(/;$/, '') ?? 'application/octet-stream',
    bytes: part.subarray(headersEnd + 4),
  }
}

function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(disposition)
  return (found?.[1]?.replace(/\\(.)/g, '$1').replaceAll('%22', '"') ?? found?.[2])?.trim()
}
