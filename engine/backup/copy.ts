import { once } from 'node:events'
import type { Socket } from 'node:net'
import type pg from 'pg'

const CHUNK = 1 << 20

/** What `pg` shows of its connection to a query that speaks the COPY protocol itself. */
type Wire = {
  stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

/**
 * The rows that `copy … to stdout` gives, in chunks of about 1 MiB that end anywhere. PostgreSQL waits while nobody
 * asks for the next one, so a table of any size passes through little memory.
 */
export async function* copyOut(client: pg.Client, statement: string): AsyncGenerator<Buffer> {
  const full: Buffer[] = []
  let filling = Buffer.allocUnsafe(CHUNK)
  let used = 0
  let ended = false
  let failed: Error | undefined
  let wire: Wire | undefined
  let wake = () => {}

  client.query({
    submit(connection: Wire) {
      wire = connection
      connection.query(statement)
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The driver uses its buffer again: what is kept has to be copied.
      for (let at = 0; at < chunk.length; ) {
        const copied = chunk.copy(filling, used, at)
        at += copied
        used += copied
        if (used === CHUNK) {
          full.push(filling)
          filling = Buffer.allocUnsafe(CHUNK)
          used = 0
        }
      }
      if (full.length === 0) return
      wire?.stream.pause()
      wake()
    },
    handleError: (error: Error) => settle(error),
    handleReadyForQuery: () => settle(),
    ...IGNORED,
  } as unknown as pg.Submittable)

  function settle(error?: Error): void {
    ended = true
    failed ??= error
    wake()
  }

  for (;;) {
    while (full.length > 0) yield full.shift() as Buffer
    if (failed) throw failed
    if (ended) break
    wire?.stream.resume()
    await new Promise<void>((resolve) => (wake = resolve))
  }
  if (used > 0) yield filling.subarray(0, used)
}

/** Feeds `copy … from stdin`. When the source fails the copy fails with it and nothing of it stays. */
export function copyIn(client: pg.Client, statement: string, source: AsyncIterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: unknown
    client.query({
      submit: (wire: Wire) => wire.query(statement),
      async handleCopyInResponse(wire: Wire) {
        try {
          for await (const chunk of source) {
            if (failed) return
            wire.sendCopyFromChunk(chunk)
            if (wire.stream.writableNeedDrain) await drained(wire.stream)
          }
          wire.endCopyFrom()
        } catch (error) {
          failed = error
          wire.sendCopyFail('the source ended')
        }
      },
      // Also PostgreSQL's answer to sendCopyFail, and a lost connection: the driver says no more after it.
      handleError: (error: Error) => {
        failed ??= error
        reject(failed)
      },
      handleReadyForQuery: () => resolve(),
      ...IGNORED,
    } as unknown as pg.Submittable)
  })
}

/** A connection that is lost drains no more. */
async function drained(stream: Socket): Promise<void> {
  const over = new AbortController()
  const { signal } = over
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).finally(() =>
    over.abort(),
  )
}

const IGNORED = {
  handleCommandComplete() {},
  handleRowDescription() {},
  handleDataRow() {},
  handleEmptyQuery() {},
}
