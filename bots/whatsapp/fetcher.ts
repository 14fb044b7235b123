import { Readable } from 'node:stream'
import { type Fetched, type Fetcher, type NumberId, partsOfChat } from '#engine'
import type { Driver } from './driver.ts'

/**
 * Gets the bytes of files that people sent, from the number they sent them to. One that the phone does not bring is asked
 * for again; then it is missing.
 */
export function whatsappFetcher(drivers: ReadonlyMap<NumberId, Driver>): Fetcher {
  return async ({ messageId }, { limit }): Promise<Fetched> => {
    const ref = String(messageId)
    const driver = drivers.get(partsOfChat(ref).number)
    if (!driver) return { kind: 'later', reason: 'the number is driven elsewhere' }
    const media = await driver.media(ref)
    if (media.kind !== 'file') return media
    if (media.bytes.length > limit) return { kind: 'gone', reason: 'too_large' }
    return { kind: 'file', stream: Readable.from([media.bytes]) }
  }
}
