import type { Socket } from 'node:net'
import type pg from 'pg'

/**
 * What is sent to the server from here to the end of this turn of the event loop leaves in one packet: waking the other
 * side up costs more than most statements.
 */
export function inOnePacket(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}
