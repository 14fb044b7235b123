import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { backUp } from '../backup/backup.ts'
import { restore } from '../backup/restore.ts'
import { findDatabase, joinDatabase } from '../program/database.ts'
import { Misused, type Shell } from './command.ts'

/** The whole desk into one file; also while Bote runs. */
export async function keepBackup(shell: Shell, file: string | undefined): Promise<void> {
  const { config, log, version, print } = shell
  if (!file) throw new Misused('say where to: bote backup bote-2026-11-22.tar.gz')
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (there) throw new Misused(`${file} exists already; say another name`)
  const found = await joinDatabase(config, log)
  try {
    const done = await backUp({
      url: found.url,
      attachmentsDir: attachmentsOf(shell),
      file,
      version,
      now: new Date(),
    })
    print(`${file}: ${done.tables} tables, ${done.attachments} attachments, ${megabytes(done.bytes)}`)
    if (done.missing.length > 0) {
      print(`${done.missing.length} attachments are named in the database and were not on the disk.`)
      process.exitCode = 1
    }
    print('Keep it safe: it holds everything customers wrote. Secrets of the data folder are not in it.')
  } finally {
    await found.leave()
  }
}

/** Puts a backup back; Bote must not be running on the target. */
export async function restoreBackup(
  shell: Shell,
  file: string | undefined,
  { replace = false }: { replace?: boolean | undefined },
): Promise<void> {
  const { config, log, print } = shell
  if (!file) throw new Misused('say what from: bote restore bote-2026-11-22.tar.gz')
  await access(file).catch(() => {
    throw new Misused(`${file} cannot be read`)
  })
  const found = await findDatabase(config, log)
  try {
    const done = await restore({ url: found.url, attachmentsDir: attachmentsOf(shell), file, replace })
    print(`Restored what was backed up at ${done.madeAt} by Bote ${done.bote}:`)
    print(`${done.tables} tables, ${done.attachments} attachments.`)
    if (done.migrated.length > 0) print(`Then brought up to this version: ${done.migrated.join(', ')}`)
    print('Everybody signs in anew.')
  } finally {
    await found.leave()
  }
}

function attachmentsOf({ config }: Shell): string {
  return join(config.dataDir, 'attachments')
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`
}
