import type { Config } from '#engine'

/** What the panel needs to know of the configuration; the secret signs cookies and anti-forgery tokens. */
export type PanelConfig = Pick<Config, 'publicUrl' | 'timeZone' | 'trustProxy' | 'mail'> & {
  sessionSecret: string
}

export function isHttps({ publicUrl }: Pick<PanelConfig, 'publicUrl'>): boolean {
  return publicUrl?.protocol === 'https:'
}
