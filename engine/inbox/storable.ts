/**
 * JSON text that PostgreSQL takes as jsonb: without NUL and with halves of surrogate pairs replaced, which people can
 * send and jsonb refuses.
 */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return REFUSED.test(text) ? JSON.stringify(cleaned(value)) : text
}

/** Text that PostgreSQL takes: the same for a text column. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

// JSON.stringify escapes both, and nothing else in this way (a backslash before the u may itself be text: then the
// slow way is taken for nothing).
const REFUSED = /\\u(0000|d[89a-f])/

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  if ('toJSON' in value && typeof value.toJSON === 'function') return cleaned(value.toJSON())
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [storableText(key), cleaned(inner)]))
}
