import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import { NotFound } from '../errors.ts'

/** A new primary key: uuid v7, so rows made later sort later and indexes grow at their end. */
export function newId(): string {
  const random = nextRandom()
  const now = Date.now()
  if (now > last.msecs) Object.assign(last, { msecs: now, seq: random.readUInt32BE(0) >>> 1 })
  else if (++last.seq > LARGEST) Object.assign(last, { msecs: last.msecs + 1, seq: 0 })
  return v7({ ...last, random })
}

/** The last key's place in time: within a millisecond, or while the clock is set back, they count on. */
const last = { msecs: 0, seq: 0 }
const LARGEST = 0xffff_ffff

/** Asked of the system for many keys at once: one by one it costs more than all the rest of a key. */
function nextRandom(): Buffer {
  if (taken === pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  taken += BYTES
  return pool.subarray(taken - BYTES, taken)
}

const BYTES = 16
const pool = Buffer.alloc(BYTES * 256)
let taken = pool.length

/** Whether the text can be a key at all: anything else would be an error of the database. */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/** Throws NotFound naming what cannot be a key at all: `{ process: 'made-up' }`. What is left out passes. */
export function mustBeIds(ids: Record<string, string | null | undefined>): void {
  for (const [what, id] of Object.entries(ids)) if (id && !isId(id)) throw new NotFound(what)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
