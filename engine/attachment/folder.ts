import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { FileTooLarge, type Storage, type StoredFile } from './storage.ts'

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{32}$/
const HEAD_BYTES = 4_100

/** Attachments in a folder of this machine, under random names: `3f/3fa9…`. */
export function folderStorage(folder: string): Storage {
  const incoming = join(folder, 'incoming')

  async function put(stream: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
    const name = randomBytes(16).toString('hex')
    const temporary = join(incoming, name)
    await mkdir(incoming, { recursive: true })
    try {
      const written = await write(temporary, stream, limit)
      const key = `${name.slice(0, 2)}/${name}`
      await mkdir(dirname(pathOf(key)), { recursive: true })
      await rename(temporary, pathOf(key))
      await persist(dirname(pathOf(key)))
      return { key, ...written }
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }

  function pathOf(key: string): string {
    if (!KEY.test(key)) throw new TypeError('not a key of this storage')
    return join(folder, key)
  }

  return {
    put,

    async get(key): Promise<Readable | null> {
      try {
        const file = await open(pathOf(key))
        return file.createReadStream()
      } catch (error) {
        if (isGone(error)) return null
        throw error
      }
    },

    async size(key) {
      try {
        return (await stat(pathOf(key))).size
      } catch (error) {
        if (isGone(error)) return null
        throw error
      }
    },

    remove: (key) => rm(pathOf(key), { force: true }),

    async *list() {
      for await (const shelf of entries(folder)) {
        for await (const name of entries(join(folder, shelf))) {
          const path = join(folder, shelf, name)
          const found = await stat(path).catch(() => null)
          if (!found?.isFile()) continue
          if (shelf === 'incoming') await removeAbandoned(path, found.mtime)
          else if (KEY.test(`${shelf}/${name}`)) yield { key: `${shelf}/${name}`, storedAt: found.mtime }
        }
      }
    },
  }
}

/** Bytes, their sum and their digest, on the disk when it returns. */
async function write(path: string, stream: AsyncIterable<Uint8Array>, limit: number) {
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      if (size < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - size))
      size += chunk.length
      if (size > limit) throw new FileTooLarge(limit)
      hash.update(chunk)
      await writeAll(file, chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { size, sha256: hash.digest('hex'), head: Buffer.concat(head) }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    done += (await file.write(chunk, done)).bytesWritten
  }
}

/** Makes a rename durable. Windows cannot open folders, and needs not. */
async function persist(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a crash left half-written. */
async function removeAbandoned(path: string, changedAt: Date): Promise<void> {
  if (Date.now() - changedAt.getTime() > 86_400_000) await rm(path, { force: true })
}

async function* entries(folder: string): AsyncIterable<string> {
  try {
    for await (const { name } of await opendir(folder)) yield name
  } catch (error) {
    if (!isGone(error) && (error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error
  }
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
