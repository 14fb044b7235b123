import { Readable } from 'node:stream'
import type { Fetched, Fetcher } from '#engine'
import type { BotApi } from './bot-api.ts'

/** Gets the bytes of files that people sent. The address carries the token, so it is never logged or thrown. */
export function telegramFetcher({
  api,
  apiRoot,
  token,
}: {
  api: Pick<BotApi, 'getFile' | 'failureOf'>
  apiRoot: string
  token: string
}): Fetcher {
  return async ({ fileId }, { limit, signal }): Promise<Fetched> => {
    let path: string | undefined
    try {
      const file = await api.getFile(String(fileId), signal)
      if ((file.file_size ?? 0) > limit) return { kind: 'gone', reason: 'too_large' }
      path = file.file_path
    } catch (error) {
      const failure = api.failureOf(error)
      if (failure.kind !== 'refused') return { kind: 'later', reason: failure.kind }
      return { kind: 'gone', reason: /too big/i.test(failure.reason) ? 'too_large' : 'gone' }
    }
    const place = placeOf(path ?? '')
    if (!place) return { kind: 'gone', reason: 'gone' }
    return download(`${apiRoot}/file/bot${token}/${place}`, signal)
  }
}

/** The path below the bot's own files; null for one that climbs out of them. */
function placeOf(path: string): string | null {
  const steps = path.split('/')
  return steps.some((step) => /^\.{0,2}$/.test(step)) ? null : steps.map(encodeURIComponent).join('/')
}

async function download(address: string, signal: AbortSignal): Promise<Fetched> {
  let response: Response
  try {
    response = await fetch(address, { signal, redirect: 'error' })
  } catch {
    return { kind: 'later', reason: 'the file server could not be reached' }
  }
  if (response.ok && response.body)
    return { kind: 'file', stream: Readable.fromWeb(response.body as never) as AsyncIterable<Uint8Array> }
  const isGone = response.status === 404 || response.status === 410
  await response.body?.cancel()
  return isGone ? { kind: 'gone', reason: 'gone' } : { kind: 'later', reason: `status ${response.status}` }
}
