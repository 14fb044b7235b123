import type { Deps } from '../deps.ts'
import type { Outbox } from './mail.ts'

/** What accounts need beside the usual: a way to send mail. */
export type AccountDeps = Deps & { outbox: Outbox }

/** An address of the panel, as people can open it. */
export function panelAddress({ config }: Pick<AccountDeps, 'config'>, path: string): string {
  return new URL(path, config.publicUrl ?? `http://localhost:${config.port}`).href
}
