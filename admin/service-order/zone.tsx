import type { ComponentChildren } from 'preact'
import { ShellContext, useShell } from '../layout/shell.ts'

/** What is inside shows times as they are where the visit happens, whoever looks. */
export function InZone({ timeZone, children }: { timeZone: string; children: ComponentChildren }) {
  return <ShellContext.Provider value={{ ...useShell(), timeZone }}>{children}</ShellContext.Provider>
}
