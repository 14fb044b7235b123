import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encrypts what must come back in clear, such as a connection's password (AES-256-GCM). `place` says whose it is:
 * sealed for one place it cannot be opened in another, so that rows cannot be swapped in the table.
 */
export function seal(secretKey: string, place: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secretKey, place), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; null when it was sealed under another key or for another place, or was changed. */
export function unseal(secretKey: string, place: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secretKey, place), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  try {
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

function keyFor(secretKey: string, place: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', `sealed ${place}`, 32))
}
