import whatsapp from 'whatsapp-web.js'
import { profileParts } from './profile.ts'

export type Client = whatsapp.Client
export const { MessageMedia } = whatsapp

/** The library's client, so that it writes nowhere but in its profile and leaves ending to us. */
export function createClient({
  profileDir,
  browserPath,
  userAgent,
  isSandboxed,
  startMs,
  callMs,
}: {
  profileDir: string
  browserPath: string
  userAgent: string
  isSandboxed: boolean
  startMs: number
  callMs: number
}): Client {
  return new whatsapp.Client({
    authStrategy: new whatsapp.LocalAuth(profileParts(profileDir)),
    webVersionCache: { type: 'none' },
    authTimeoutMs: startMs,
    userAgent,
    puppeteer: {
      executablePath: browserPath,
      headless: true,
      // The browser ends with this process, however that ends.
      pipe: true,
      protocolTimeout: callMs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: ['--disable-dev-shm-usage', '--no-first-run', ...(isSandboxed ? [] : ['--no-sandbox'])],
    },
  })
}
