import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { CHROMIUM_ADVICE, findChromium, versionOf } from '../program/chromium.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const OLDEST_NODE = [20, 19] as const
const GB = 2 ** 30

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])
  if (isOld) return fail('Node', version, `install Node ${OLDEST_NODE.join('.')} or newer from nodejs.org`)
  return ok('Node', version)
}

/** The data folder must be ours to write in, and nobody else's to read. */
export async function checkDataFolder(dataDir: string): Promise<Finding> {
  const folder = resolve(dataDir)
  const probe = join(folder, `.doctor-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(probe, 'x')
    await rm(probe)
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'not writable'
    return fail('Data folder', `${folder}: ${reason}`, 'let this user write there, or set BOTE_DATA_DIR')
  }
  if (process.platform !== 'win32' && ((await stat(folder)).mode & 0o007) !== 0) {
    return warn('Data folder', `${folder} is open to other users of this machine`, `chmod 700 ${folder}`)
  }
  return ok('Data folder', folder)
}

export async function checkDisk(dataDir: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(resolve(dataDir))
  const free = bavail * bsize
  const says = `${(free / GB).toFixed(1)} GB free of ${((blocks * bsize) / GB).toFixed(1)} GB`
  if (free < 0.2 * GB)
    return fail('Disk', says, 'free some space now: the database stops when the disk is full')
  if (free < 2 * GB) return warn('Disk', says, 'free some space, or move BOTE_DATA_DIR to a larger disk')
  return ok('Disk', says)
}

/** The tests drive a browser, and WhatsApp runs in one: only where that `isNeeded` its absence is a fault. */
export async function checkBrowser(chromiumPath: string | null, { isNeeded = false } = {}): Promise<Finding> {
  const found = findChromium(chromiumPath)
  const version = found && (await versionOf(found))
  if (version) return ok('Browser', `Chromium ${version}, ${found}`)
  if (chromiumPath)
    return fail(
      'Browser',
      `CHROMIUM_PATH=${chromiumPath} cannot be started`,
      'correct CHROMIUM_PATH or leave it out',
    )
  const says = found ? `${found} does not start` : 'none found'
  if (isNeeded) return fail('Browser', `${says}; WhatsApp runs in one`, CHROMIUM_ADVICE)
  return warn('Browser', `${says}; only WhatsApp and the tests need one`, CHROMIUM_ADVICE)
}
