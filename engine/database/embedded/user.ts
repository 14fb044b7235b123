import { execFile } from 'node:child_process'
import { chown, mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Logger } from 'pino'

const run = promisify(execFile)

/**
 * How to start PostgreSQL's programs as somebody it accepts, since it refuses to run as root:
 * `before` is put in front of the command line, `uid` and `gid` are what the process becomes.
 */
export type RunAs = { before: string[]; uid?: number; gid?: number }

/** Other users run it as themselves; root in a user namespace if the kernel allows, else as the system user `postgres`. */
export async function chooseUser(dataDir: string, postgres: string, log?: Logger): Promise<RunAs> {
  const dying = await diesWithUs()
  if (process.getuid?.() !== 0) return { before: dying }
  if (await allowsUserNamespaces()) return { before: [...NAMESPACE, ...dying] }
  return { before: dying, ...(await systemUser(dataDir, postgres, log)) }
}

// Seen from inside, files of root belong to user 1000: so PostgreSQL runs, and works in folders only root may enter.
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000']

async function allowsUserNamespaces(): Promise<boolean> {
  return run('unshare', [...NAMESPACE.slice(1), 'true']).then(
    () => true,
    () => false,
  )
}

/** On Linux the kernel itself stops PostgreSQL cleanly (SIGINT) when this process dies, whatever way it dies. */
async function diesWithUs(): Promise<string[]> {
  const command = ['setpriv', '--pdeathsig', 'INT']
  return run('setpriv', [...command.slice(1), 'true']).then(
    () => command,
    () => [],
  )
}

async function systemUser(dataDir: string, postgres: string, log?: Logger) {
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  const ids = async () => ({ uid: await id('-u'), gid: await id('-g') })
  let user = await ids().catch(() => undefined)
  try {
    if (!user) {
      await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
      log?.info('made the system user postgres: PostgreSQL does not run as root')
      user = await ids()
    }
    await mkdir(dataDir, { recursive: true })
    await chown(dataDir, user.uid, user.gid)
    await run('test', ['-x', postgres, '-a', '-w', dataDir], user)
    return user
  } catch {
    throw new Error(
      'PostgreSQL does not run as root, user namespaces are not allowed here, and the system user postgres cannot ' +
        `reach ${dataDir} or ${postgres}. Start Bote as an ordinary user, move both out of folders that only root ` +
        'may enter, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
}
