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
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** What to do where there is none. */
export const CHROMIUM_ADVICE = 'apt-get install -y chromium, or set CHROMIUM_PATH'

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

/** What a browser says its version is, such as `140.0.7339.80`; null when it does not start. */
export async function versionOf(browserPath: string): Promise<string | null> {
  const { stdout } = await promisify(execFile)(browserPath, ['--version', '--no-sandbox'], {
    timeout: 10_000,
  }).catch(() => ({ stdout: '' }))
  return stdout.match(/\d+(\.\d+){2,3}/)?.[0] ?? null
}
