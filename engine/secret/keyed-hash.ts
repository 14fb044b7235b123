import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A hash that only this installation can make: six digits alone could be tried out in a stolen table. */
export function keyedHash(key: string, purpose: string, ...parts: string[]): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('base64url')
}

/** For random tokens, which nobody can try out. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** 32 random bytes, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that does not depend on where the two differ. */
export function sameHash(one: string, other: string): boolean {
  const a = Buffer.from(one)
  const b = Buffer.from(other)
  return a.length === b.length && timingSafeEqual(a, b)
}
