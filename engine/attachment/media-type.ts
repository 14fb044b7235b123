import { fileTypeFromBuffer } from 'file-type'

/** What may be shown inside a page: raster images only. Everything else is a download, whatever it is. */
export const SHOWABLE: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** The type by the first bytes, never by the name or by what a sender says. */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head)
  if (found) return found.mime
  return isText(head) ? 'text/plain' : 'application/octet-stream'
}

/** Clean UTF-8; a character may be cut off at the end of the first bytes. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells bytes from text
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
  } catch {
    return false
  }
}
