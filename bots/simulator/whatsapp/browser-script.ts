import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A program to be named as the browser: the real one, for which web.whatsapp.com is the simulator and nothing else is
 * there. Debian's own start script leaves no other way to give it arguments.
 */
export function browserScript({
  browser,
  port,
  keyHash,
}: {
  browser: string
  port: number
  keyHash: string
}): {
  path: string
  remove(): void
} {
  const folder = mkdtempSync(join(tmpdir(), 'simulated-whatsapp-'))
  const path = join(folder, 'chromium')
  const rules = `MAP web.whatsapp.com:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`
  writeFileSync(
    path,
    `#!/bin/sh
exec '${browser}' '--host-resolver-rules=${rules}' '--ignore-certificate-errors-spki-list=${keyHash}' \\
  --disable-background-networking --disable-component-update "$@"
`,
    { mode: 0o755 },
  )
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
