import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '#engine'
import { CONTACTS, type ContactKey, STRANGER } from './people.ts'

/** Who writes to the number on WhatsApp, and why one would be them. */
export const WHATSAPP_GUIDE: Partial<Record<ContactKey, string>> = {
  marina: 'premium, the same person as on Telegram',
  vanessa: 'premium, known by her registered phone alone',
  ingrid: 'premium; English is to be had under “ajuda”',
  edson: 'basic plan: is told which channel is his',
}

/** A number that the desk does not know. */
const STRANGERS_NUMBER = '5511955507999'

/** The phones of the demo's people on WhatsApp: customers of both plans, and somebody nobody knows. */
export function whatsappPhones(): { phone: string; name: string; about: string; language?: 'en' }[] {
  const people = Object.entries(WHATSAPP_GUIDE).map(([key, about]) => {
    const { name, mobile = '', language } = CONTACTS[key as ContactKey]
    return { phone: `55${mobile.replace(/\D/g, '')}`, name, about, ...(language && { language }) }
  })
  const stranger = { phone: STRANGERS_NUMBER, name: STRANGER.firstName, about: 'somebody nobody knows yet' }
  return [...people, stranger]
}

/**
 * Links the number as its owner would, by the code that Bote shows, and waits until it is ready: what is written before a
 * number was ever linked is nobody's. One that is linked already stays so.
 */
export async function linkNumber(
  { channels }: Engine,
  scan: (code: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let scanned: string | null = null
  while (!signal.aborted) {
    const session = (await channels.of('whatsapp').catch(() => null))?.data as Session | undefined
    if (session?.state === 'ready') return
    const code = session?.state === 'qr' ? session.qr?.code : undefined
    if (code && code !== scanned && isScanned(code)) scanned = code
    await sleep(200, undefined, { signal }).catch(() => undefined)
  }

  function isScanned(code: string): boolean {
    try {
      scan(code)
      return true
    } catch {
      // What was kept from the last time is no code any more; a fresh one comes.
      return false
    }
  }
}

type Session = { state: string; qr: { code: string } | null }
