import { createHash } from 'node:crypto'

const LIMIT = 1_000
const names = new Map<string, string | undefined>()

/**
 * The prepared statement's name for a text, from its second use on: texts that are used once are not kept by the server.
 * The name is a hash of the text, so it means the same in every process behind one connection pooler.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (!names.has(text)) {
    if (names.size < LIMIT) names.set(text, undefined)
    return undefined
  }
  const name = `bote_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  names.set(text, name)
  return name
}
