import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { Invalid } from '../errors.ts'
import { isCommon } from './common-passwords.ts'

const SHORTEST = 10
/** Longer ones only cost time to hash. */
const LONGEST = 200

/** OWASP's setting for argon2id (the library's default kind): 19 MiB, two passes. */
const SETTING = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What stands in the column of somebody who has not chosen a password: nothing fits it. */
export const NO_PASSWORD = '!'

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), SETTING)
}

/** Takes as long for an unknown person (no hash, or NO_PASSWORD) as for a known one. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  if (password.length > LONGEST) return false
  const isSet = stored !== undefined && stored !== NO_PASSWORD
  const fits = await verify(isSet ? stored : await decoy(), password.normalize('NFKC'))
  return isSet && fits === true
}

let madeDecoy: Promise<string> | undefined
function decoy(): Promise<string> {
  madeDecoy ??= hashPassword('nobody has this password')
  return madeDecoy
}

/** Throws Invalid naming `field` when the password is too easy to guess for this person. */
export function mustBeStrong(
  password: string,
  owner: { name: string; email: string },
  field = 'password',
): void {
  const code = weaknessOf(password, owner)
  if (code)
    throw new Invalid('input_invalid', { fields: [{ field, code, minimum: SHORTEST, maximum: LONGEST }] })
}

function weaknessOf(password: string, { name, email }: { name: string; email: string }): string | null {
  if ([...password].length < SHORTEST) return 'too_short'
  if (password.length > LONGEST) return 'too_long'
  const bare = simplified(password)
  const own = [email, email.split('@')[0] ?? '', name, ...name.split(/\s+/)].map(simplified)
  // Their own name with a year behind it is the first thing anybody tries.
  if (own.some((word) => word.length > 2 && bare.replace(/\d+$/, '') === word) || own.includes(bare)) {
    return 'password_like_owner'
  }
  return isCommon(password, bare) ? 'password_common' : null
}

function simplified(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** No letters or digits that look alike on paper or in a mail. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be typed once, `xxxx-xxxx-xxxx`: 59 bits. */
export function provisionalPassword(): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')
  return [group(), group(), group()].join('-')
}
