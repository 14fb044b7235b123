import { v7 } from 'uuid'
import { NotFound } from '../errors.ts'

/** A new primary key: uuid v7, so rows made later sort later and indexes grow at their end. */
export function newId(): string {
  return v7()
}

/** Whether the text can be a key at all: anything else would be an error of the database. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/** Throws NotFound naming what cannot be a key at all: `{ process: 'made-up' }`. What is left out passes. */
export function mustBeIds(ids: Record<string, string | null | undefined>): void {
  for (const [what, id] of Object.entries(ids)) if (id && !isId(id)) throw new NotFound(what)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
