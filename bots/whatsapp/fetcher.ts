import { Readable } from 'node:stream'
import type { Fetched, Fetcher } from '#engine'
import type { Driver } from './driver.ts'

/** Gets the bytes of files that people sent. One that the phone does not bring is asked for again; then it is missing. */
export function whatsappFetcher(driver: Driver): Fetcher {
  return async ({ messageId }, { limit }): Promise<Fetched> => {
    const media = await driver.media(String(messageId))
    if (media.kind !== 'file') return media
    if (media.bytes.length > limit) return { kind: 'gone', reason: 'too_large' }
    return { kind: 'file', stream: Readable.from([media.bytes]) }
  }
}
