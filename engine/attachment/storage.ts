import type { Readable } from 'node:stream'

/**
 * Where the bytes of attachments are. A folder by default; for replicas without a common folder, an object store with
 * the same five verbs.
 */
export type Storage = {
  /**
   * Keeps a stream under a new random key, durably and wholly or not at all. Throws FileTooLarge as soon as more than
   * `limit` bytes have come, whatever length was announced.
   */
  put(stream: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile>
  /** The bytes; null when the file is gone. */
  get(key: string): Promise<Readable | null>
  /** In bytes; null when the file is gone. */
  size(key: string): Promise<number | null>
  /** Removes the file; no error when it is gone. */
  remove(key: string): Promise<void>
  /** All files; `storedAt` tells what may still be on its way into the database. */
  list(): AsyncIterable<{ key: string; storedAt: Date }>
}

export type StoredFile = {
  key: string
  size: number
  /** Hexadecimal. */
  sha256: string
  /** The first bytes, which tell the type. */
  head: Uint8Array
}

/** More bytes came than may. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
  readonly limit: number

  constructor(limit: number) {
    super(`more than ${limit} bytes`)
    this.limit = limit
  }
}
