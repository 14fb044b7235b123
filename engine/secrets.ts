import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from './config.ts'

/** What this installation signs and guards with. */
export type Secrets = {
  /** Signs cookies, codes and links. Replicas must have the same: set SESSION_SECRET. */
  session: string
  /** Whoever reads /metrics must show it. */
  metrics: string
}

const kept = z.object({ session: z.string().min(32), metrics: z.string().min(32) })

/** The secrets of the environment, else those made at the first start and kept, for their owner alone, in the data folder. */
export async function readSecrets({
  dataDir,
  sessionSecret,
  metricsToken,
}: Pick<Config, 'dataDir' | 'sessionSecret' | 'metricsToken'>): Promise<Secrets> {
  if (sessionSecret && metricsToken) return { session: sessionSecret, metrics: metricsToken }
  const { session, metrics } = await keptSecrets(dataDir)
  return { session: sessionSecret ?? session, metrics: metricsToken ?? metrics }
}

async function keptSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json')
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const found = await readFile(file, 'utf8').catch(() => null)
  if (found === null) return makeSecrets(file)
  // A copied folder or a loose umask may have opened it to others.
  if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600)
  const read = kept.safeParse(parsed(found))
  if (read.success) return read.data
  throw new Error(
    `${file} cannot be read. Put it back from a backup; or delete it, and everybody has to sign in again.`,
  )
}

/** Written aside and linked into place: two processes that start together end up with the same secrets. */
async function makeSecrets(file: string): Promise<Secrets> {
  const secrets: Secrets = { session: newSecret(), metrics: newSecret() }
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(aside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  const isMine = await link(aside, file).then(
    () => true,
    () => false,
  )
  await unlink(aside)
  return isMine ? secrets : kept.parse(parsed(await readFile(file, 'utf8')))
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
