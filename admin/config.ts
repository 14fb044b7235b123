/** What the panel needs to know of the configuration. */
export type PanelConfig = {
  port: number
  /** Where people reach the panel; `http://localhost:PORT` when not set. */
  publicUrl?: URL
  /** Signs cookies and anti-forgery tokens. */
  sessionSecret: string
  /** For people who belong to no single company. */
  timeZone: string
  /** Networks (CIDR) of proxies whose X-Forwarded-* headers count. Empty: none. */
  trustProxy: readonly string[]
  production: boolean
}

export function baseUrl({ publicUrl, port }: Pick<PanelConfig, 'publicUrl' | 'port'>): URL {
  return publicUrl ?? new URL(`http://localhost:${port}`)
}

export function isHttps({ publicUrl }: PanelConfig): boolean {
  return publicUrl?.protocol === 'https:'
}
