import { createHmac } from 'node:crypto'

/**
 * `t=<seconds>,v1=<hex>`: HMAC-SHA256 of `${t}.${body}` under the secret both sides keep. Whoever receives it makes the
 * same, compares, and takes nothing older than five minutes, so that nobody can send it again later.
 */
export function signatureOf(body: string, secret: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1_000)
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`
}
