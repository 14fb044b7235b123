import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface StoredFile {
  fileId: string
  uniqueId: string
  /** What getFile answers and `/file/bot<token>/` serves. */
  path: string
  name: string
  mime: string
  /** The announced size; may be larger than what is stored when a test only pretends. */
  size: number
  width?: number
  height?: number
  duration?: number
}

export interface NewFile {
  bytes: Buffer
  name: string
  mime: string
  folder: string
  size?: number
  width?: number
  height?: number
  duration?: number
}

export interface Files {
  add(file: NewFile): StoredFile
  /** The same bytes under another id, said to be of another width and height. */
  variant(file: StoredFile, width: number, height: number): StoredFile
  get(fileId: string): StoredFile | undefined
  byPath(path: string): StoredFile | undefined
  bytes(file: StoredFile): Buffer | undefined
  all(): StoredFile[]
  restore(files: StoredFile[]): void
}

const MEMORY_LIMIT = 256 * 1024 * 1024

/** Uploaded files: on disk under `dataDir`, else in memory, where the oldest bytes are forgotten first. */
export function createFiles(dataDir?: string): Files {
  const folder = dataDir && join(dataDir, 'files')
  if (folder) mkdirSync(folder, { recursive: true })
  const files = new Map<string, StoredFile>()
  const memory = new Map<string, Buffer>()
  let held = 0
  let counter = 0

  function keep(id: string, bytes: Buffer) {
    if (folder) return writeFileSync(join(folder, id), bytes)
    memory.set(id, bytes)
    held += bytes.length
    for (const [oldest, old] of memory) {
      if (held <= MEMORY_LIMIT || oldest === id) break
      memory.delete(oldest)
      held -= old.length
    }
  }

  return {
    add({ bytes, folder: kind, size = bytes.length, ...rest }) {
      const uniqueId = randomBytes(12).toString('base64url')
      const extension = extname(rest.name)
        .replace(/[^.\w]/g, '')
        .slice(0, 12)
      const file: StoredFile = {
        ...rest,
        fileId: `AgAC${randomBytes(24).toString('base64url')}`,
        uniqueId,
        path: `${kind}/file_${counter++}_${uniqueId}${extension}`,
        size,
      }
      files.set(file.fileId, file)
      keep(uniqueId, bytes)
      return file
    },
    variant(file, width, height) {
      const fileId = `${file.fileId}s`
      const small = files.get(fileId) ?? { ...file, fileId, width, height }
      files.set(fileId, small)
      return small
    },
    get: (fileId) => files.get(fileId),
    byPath: (path) => [...files.values()].find((file) => file.path === path),
    bytes(file) {
      if (!folder) return memory.get(file.uniqueId)
      try {
        return readFileSync(join(folder, file.uniqueId))
      } catch {
        return undefined
      }
    },
    all: () => [...files.values()],
    restore(saved) {
      for (const file of saved) files.set(file.fileId, file)
      counter = saved.length
    },
  }
}
