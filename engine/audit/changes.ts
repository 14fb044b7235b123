export type Facts = Record<string, unknown>

const SECRET = /password|hash|token|secret/i

/**
 * What differs between two versions of a record; of a new or removed one everything that says something.
 * Fields that sound secret are left out whatever the caller passed.
 */
export function changesBetween(
  before: Facts | null,
  after: Facts | null,
): { before: Facts | null; after: Facts | null } {
  if (!before || !after) return { before: before && told(before), after: after && told(after) }

  const keys = Object.keys({ ...before, ...after }).filter(
    (key) => !SECRET.test(key) && !same(before[key], after[key]),
  )
  return { before: pick(before, keys), after: pick(after, keys) }
}

function told(facts: Facts): Facts {
  const keys = Object.keys(facts).filter((key) => !SECRET.test(key) && saysSomething(facts[key]))
  return pick(facts, keys)
}

function saysSomething(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

function pick(facts: Facts, keys: string[]): Facts {
  return Object.fromEntries(keys.map((key) => [key, facts[key] ?? null]))
}
