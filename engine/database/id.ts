import { v7 } from 'uuid'

/** A new primary key: uuid v7, so rows made later sort later and indexes grow at their end. */
export function newId(): string {
  return v7()
}

/** Whether the text can be a key at all: anything else would be an error of the database. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
