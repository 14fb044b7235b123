import { v7 } from 'uuid'

/** A new primary key: uuid v7, so rows made later sort later and indexes grow at their end. */
export function newId(): string {
  return v7()
}
