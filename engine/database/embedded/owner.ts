import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The data folder is in use by another living process. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  readonly pid: number

  constructor(dataDir: string, pid: number) {
    super(
      `The data folder ${dataDir} is in use by another running Bote (process ${pid}). ` +
        'Stop that one first, or give this one a folder of its own with BOTE_DATA_DIR.',
    )
    this.pid = pid
  }
}

type Owner = { pid: number; born: string }

/** Takes the folder for this process, or throws DataFolderInUse. What a dead process left is swept aside. */
export async function claimFolder(dataDir: string): Promise<{ release(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'bote.pid')
  const mine = JSON.stringify({ pid: process.pid, born: birth(process.pid) } satisfies Owner)
  // Written aside and linked into place, so that nobody ever reads half of it.
  const aside = `${file}.${process.pid}`
  for (let attempt = 0; attempt < 10; attempt++) {
    await writeFile(aside, mine, { mode: 0o600 })
    const taken = await link(aside, file).then(
      () => true,
      () => false,
    )
    await unlink(aside)
    if (taken) return { release: () => releaseFolder(file, mine) }
    await sweepOrRefuse(dataDir, file, aside)
  }
  throw new Error(`The data folder ${dataDir} could not be taken: ${file} keeps changing.`)
}

async function releaseFolder(file: string, mine: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => '')) === mine) await unlink(file)
}

async function sweepOrRefuse(dataDir: string, file: string, aside: string): Promise<void> {
  const found = await readFile(file, 'utf8').catch(() => undefined)
  if (found === undefined) return
  const owner = parsed(found)
  if (owner && isAlive(owner)) throw new DataFolderInUse(dataDir, owner.pid)
  await rename(file, aside).catch(() => undefined)
  // Another process may have swept and taken the folder between the reading and the renaming: give it back.
  if ((await readFile(aside, 'utf8').catch(() => found)) !== found)
    await link(aside, file).catch(() => undefined)
  await unlink(aside).catch(() => undefined)
}

function parsed(text: string): Owner | undefined {
  try {
    return JSON.parse(text) as Owner
  } catch {
    return undefined
  }
}

function isAlive({ pid, born }: Owner): boolean {
  return processExists(pid) && birth(pid) === born
}

/** A process that has ended but was not yet collected by its parent does not count. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return process.platform !== 'linux' || !/^[ZX]$/.test(statOf(pid)[0] ?? '')
}

/** The fields of Linux's /proc/<pid>/stat that follow the program's name: state first, time of birth as the 20th. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

/** When a process was born, as far as this machine can tell: numbers of processes are used again, births are not. */
function birth(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return `${boot} ${statOf(pid)[19]}`
    }
    if (process.platform === 'win32') return 'unknown'
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
