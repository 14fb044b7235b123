import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { promisify } from 'node:util'

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser to run: the one that is named, else the first that is found; null when there is none. */
export function findChromium(named: string | null): string | null {
  const places = named ? [named] : KNOWN_PLACES
  return places.find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What the browser says of itself when it is no headless one: WhatsApp turns away what looks too old or odd. */
export async function userAgentOf(browserPath: string): Promise<string> {
  const { stdout } = await promisify(execFile)(browserPath, ['--version', '--no-sandbox'], {
    timeout: 10_000,
  }).catch(() => ({ stdout: '' }))
  const major = stdout.match(/(\d+)\.\d+\.\d+/)?.[1] ?? '140'
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`
}

/** Ends a browser with all its processes: it leads a group of its own. */
export function kill(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }
}
