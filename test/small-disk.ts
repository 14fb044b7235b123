import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

export type SmallDisk = { folder: string; fill(): Promise<void>; free(): Promise<void> }

/** A file system of the test's own with so much room, in MB; null where none can be mounted (it takes root). */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'bote-disk-'))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'bote-test', folder])
  } catch {
    await rmdir(folder)
    return null
  }
  onTestFinished(async () => {
    await run('umount', [folder])
    await rmdir(folder)
  })
  const ballast = join(folder, 'ballast')
  return {
    folder,
    /** Until not one byte more can be written. */
    async fill() {
      const file = await open(ballast, 'a')
      try {
        for (const size of [1024 * 1024, 4096, 1]) await writeAll(file, Buffer.alloc(size))
      } finally {
        await file.close()
      }
    },
    free: () => rm(ballast),
  }
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, piece: Buffer): Promise<void> {
  try {
    for (;;) await file.write(piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
