import { createHash } from 'node:crypto'

const LIMIT = 1_000
/** Texts used lately, the longest unused first; those used once have no name. */
const names = new Map<string, string | null>()

/**
 * The prepared statement's name for a text, from its second use on: texts that are used once are not kept by the server.
 * The name is a hash of the text, so it means the same in every process behind one connection pooler.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  const name = known === undefined ? null : (known ?? nameOf(text))
  names.delete(text)
  names.set(text, name)
  if (names.size > LIMIT) names.delete(names.keys().next().value as string)
  return name ?? undefined
}

function nameOf(text: string): string {
  return `bote_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
}
