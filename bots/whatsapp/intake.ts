import { setTimeout as sleep } from 'node:timers/promises'
import type { Engine } from '#engine'
import type { IncomingNote } from './driver.ts'

const AWAY_MS = 1_000
const REMEMBERED = 2_000
const UNNAMED_MS = 3_000

/**
 * Stores what people write before any logic, in the order it came. A database that is away is waited for; a program that
 * ends meanwhile finds the message again when it looks through the chats.
 */
export function intake(
  { inbox, chats, sendings, log }: Engine,
  { addresses }: { addresses(chat: string): Promise<string[]> },
) {
  const known = new Map<string, string>()
  let last: Promise<void> = Promise.resolve()
  let waiting: IncomingNote[] = []
  const asking = new Set<NodeJS.Timeout>()

  /** All that came while the ones before were being stored goes together. */
  function note(one: IncomingNote): void {
    waiting.push(one)
    if (waiting.length === 1) last = last.then(storeWaiting)
  }

  async function storeWaiting(): Promise<void> {
    const notes = waiting
    waiting = []
    for (let tries = 1; ; tries++) {
      try {
        return await store(notes)
      } catch (error) {
        log.warn(
          { err: error, notes: notes.length, tries },
          'messages of WhatsApp could not be stored; trying on',
        )
        if (tries === MOST_TRIES) return
        await sleep(AWAY_MS)
      }
    }
  }

  async function store(notes: IncomingNote[]): Promise<void> {
    const found: { lane: string; id: string; key: string; note: IncomingNote }[] = []
    for (const note of notes) found.push({ lane: await chatOf(note.chat), id: note.id, key: note.key, note })
    const wanted = await withoutOurs(found)
    // Without the address it came from, so that it is the same message when that changes.
    const items = wanted.map(({ lane, key, note }) => ({ externalId: `${lane}:${key}`, lane, payload: note }))
    if (items.length > 0) await inbox.receive('whatsapp', items)
  }

  /** What stands in a chat on our side was sent from here, or written by the number's owner on the phone. */
  async function withoutOurs<Found extends { lane: string; id: string; key: string; note: IncomingNote }>(
    found: Found[],
  ): Promise<Found[]> {
    const own = found.filter(({ note }) => note.type === 'own')
    if (own.length === 0) return found
    const origins = await sendings.origins('whatsapp', own)
    for (const one of own) if (origins.get(one) === 'perhaps') askAgain(one.note)
    return found.filter((one) => (origins.get(one) ?? 'elsewhere') === 'elsewhere')
  }

  /** Something sent from here has no name yet: it soon will have, or is sent again. */
  function askAgain(one: IncomingNote): void {
    const timer = setTimeout(() => {
      asking.delete(timer)
      note(one)
    }, UNNAMED_MS)
    asking.add(timer.unref())
  }

  /** The one chat of the person behind an address. WhatsApp is asked once for each: asking often gets numbers banned. */
  async function chatOf(address: string): Promise<string> {
    const chat = known.get(address) ?? (await chats.knownAs('whatsapp', address)) ?? (await learn(address))
    // Asked in vain, it is asked again at the next message.
    if (chat === null) return address
    known.delete(address)
    known.set(address, chat)
    if (known.size > REMEMBERED) known.delete(known.keys().next().value as string)
    return chat
  }

  async function learn(address: string): Promise<string | null> {
    const others = await addresses(address).catch(() => addresses(address).catch(() => null))
    return others && chats.sameChat('whatsapp', [address, ...others])
  }

  return {
    note,
    /** Ends it; what is not stored by then is found again in the chats. */
    async settled(): Promise<void> {
      for (const timer of asking) clearTimeout(timer)
      await last
    },
  }
}

/** Half an hour: what then is not stored is found again in the chats. */
const MOST_TRIES = 1_800
