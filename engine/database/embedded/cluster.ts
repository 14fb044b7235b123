import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RunAs } from './user.ts'

export const USER = 'bote'

/** The password of the database's only user: made once, kept in the data folder, readable by its owner alone. */
export async function keptPassword(dataDir: string, runAs: RunAs): Promise<string> {
  const file = passwordFile(dataDir)
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.trim()) return kept.trim()
  if (await exists(join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new Error(
      `${file} is missing, and without it the database in ${dataDir} cannot be opened. Put it back.`,
    )
  }
  const password = randomBytes(24).toString('base64url')
  await writeFile(`${file}.new`, `${password}\n`, { mode: 0o600 })
  if (runAs.uid !== undefined) await chown(`${file}.new`, runAs.uid, runAs.gid ?? runAs.uid)
  await rename(`${file}.new`, file)
  return password
}

/** Makes the database's folder if there is none. A first start that was killed half-way begins again. */
export async function initialise(
  dataDir: string,
  options: { initdb: string; runAs: RunAs; durable: boolean },
): Promise<void> {
  const cluster = join(dataDir, 'postgres')
  if (await exists(join(cluster, 'PG_VERSION'))) return
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(HALF_MADE)) await sweep(join(dataDir, name))
  }
  if (await exists(cluster)) {
    throw new Error(`${cluster} exists and is not a PostgreSQL folder. Move it away, or set BOTE_DATA_DIR.`)
  }
  // Made beside its place and renamed, so that a folder called `postgres` is always whole.
  const half = join(dataDir, HALF_MADE + randomBytes(4).toString('hex'))
  const { before, uid, gid } = options.runAs
  const [program, ...args] = [
    ...before,
    options.initdb,
    `--pgdata=${half}`,
    `--username=${USER}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile(dataDir)}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--lc-ctype=${await characterLocale()}`,
    '--no-instructions',
    ...(options.durable ? [] : ['--no-sync']),
  ]
  await ended(spawn(program as string, args, { uid, gid, stdio: ['ignore', 'ignore', 'pipe'] }))
  await rename(half, cluster)
}

const HALF_MADE = 'postgres.new.'

/** The killed start's initdb may still be writing there for a moment. What stays is swept next time. */
async function sweep(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => undefined)
}

function passwordFile(dataDir: string): string {
  return join(dataDir, 'postgres.password')
}

/** Trigrams ask the system's locale what a letter is: in plain C, accented ones would be blanks. */
async function characterLocale(): Promise<string> {
  if (process.platform === 'win32') return 'C'
  const { stdout } = await promisify(execFile)('locale', ['-a']).catch(() => ({ stdout: '' }))
  const known = stdout.split('\n').map((name) => name.trim())
  return (
    known.find((name) => /^C\.utf-?8$/i.test(name)) ?? known.find((name) => /\.utf-?8$/i.test(name)) ?? 'C'
  )
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', (chunk) => (complaint += chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve()
      else
        reject(
          new Error(`PostgreSQL could not make its folder (initdb ${signal ?? code}): ${complaint.trim()}`),
        )
    })
  })
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
