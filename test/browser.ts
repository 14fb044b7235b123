import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { inject } from 'vitest'

const run = promisify(execFile)

let shared: Promise<Browser> | undefined

/** One browser for all files that this process runs; every screen is a context of its own, closed by its test. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser().then((browser) => browser.once('disconnected', () => (shared = undefined)))
  return shared
}

/** Chromium for the tests, without anything it would ask the network for by itself. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { path, trouble } = inject('browser')
  if (!path) throw new Error(trouble)
  return chromium.launch({ executablePath: path, ...options, args: [...FLAGS, ...(options.args ?? [])] })
}

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--disable-dev-shm-usage',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Finds a browser, else gets one, else says what to run. Done once a run, before the first test. */
export async function ensureBrowser(): Promise<{ path?: string; trouble?: string }> {
  const found = findBrowser() ?? (await install())
  return found ? { path: found } : { trouble: HELP }
}

function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH
  if (named && !isProgram(named))
    throw new Error(`CHROMIUM_PATH=${named} is not a program that can be started`)
  return [named, chromium.executablePath(), ...KNOWN_PLACES].find((path) => path && isProgram(path))
}

async function install(): Promise<string | undefined> {
  console.log('No browser found for the tests; getting one …')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: 300_000 }).catch(() => undefined)
  const found = findBrowser()
  if (found || !isDebian() || process.getuid?.() !== 0) return found
  await run('apt-get', ['update'], { timeout: 120_000 }).catch(() => undefined)
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium-headless-shell'], {
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).catch((error) => console.error(error.message))
  return findBrowser()
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isDebian(): boolean {
  return existsSync('/etc/debian_version') || /debian/.test(osRelease())
}

function osRelease(): string {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

const KNOWN_PLACES = [
  // The same engine without windows: a page costs less than half.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const HELP =
  'The browser tests need Chromium or Chrome and none was found or could be installed. Run one of:\n' +
  '  npx playwright-core install --with-deps chromium\n' +
  '  sudo apt-get install -y chromium        (Debian, Ubuntu)\n' +
  'or set CHROMIUM_PATH to the program.'
