import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'

export function readCookie(request: Request, name: string): string | undefined {
  for (const part of request.headers.cookie?.split(';') ?? []) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) {
      try {
        return decodeURIComponent(rest.join('='))
      } catch {
        return undefined
      }
    }
  }
}

/** A value that comes back from the browser unchanged, or not at all. Readable by whoever holds it. */
export function seal(value: unknown, purpose: string, secret: string): string {
  const body = Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${body}.${signature(body, purpose, secret)}`
}

export function unseal<T>(sealed: string | undefined, purpose: string, secret: string): T | undefined {
  const [body, given] = sealed?.split('.') ?? []
  if (!body || !given) return undefined
  const expected = Buffer.from(signature(body, purpose, secret))
  const actual = Buffer.from(given)
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as T
}

function signature(body: string, purpose: string, secret: string): string {
  return createHmac('sha256', secret).update(`${purpose}|${body}`).digest('base64url')
}
