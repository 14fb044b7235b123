import { versionOf } from '#engine'

/** What the browser says of itself when it is no headless one: WhatsApp turns away what looks too old or odd. */
export async function userAgentOf(browserPath: string): Promise<string> {
  const major = (await versionOf(browserPath))?.split('.')[0] ?? '140'
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`
}
