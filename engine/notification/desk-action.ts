import type { CaseKind } from '../history/case.ts'

/** What a button does in the chat of the operators' bot. */
export type DeskAction =
  | 'show'
  | 'claim'
  | 'release'
  | 'write'
  | 'ask'
  | 'solve'
  | 'solveAs'
  | 'forward'
  | 'forwardTo'
  | 'files'
  | 'confirm'
  | 'forget'

const CODES: Record<DeskAction, string> = {
  show: 'sh',
  claim: 'cl',
  release: 'rl',
  write: 'wr',
  ask: 'as',
  solve: 'so',
  solveAs: 'sa',
  forward: 'fw',
  forwardTo: 'ft',
  files: 'fi',
  confirm: 'ok',
  forget: 'no',
}

export type AtDesk = { kind: CaseKind; id: string }

/**
 * The text that comes back when the button is pressed, of at most 64 bytes. `extra`: the last digits of what was chosen,
 * or the key of what is confirmed. The ids in it are checked against what the operator may see.
 */
export function encodeDeskAction(action: DeskAction, { kind, id }: AtDesk, extra?: string): string {
  const letter = kind === 'ticket' ? 't' : 'a'
  return ['d', CODES[action], letter, id, ...(extra ? [extra] : [])].join(':')
}

/** The action of a pressed button, or null when the data is not one of ours. */
export function decodeDeskAction(
  data: string,
): { action: DeskAction; about: AtDesk; extra: string | null } | null {
  const found = DATA.exec(data)
  const action = (Object.keys(CODES) as DeskAction[]).find((key) => CODES[key] === found?.[1])
  if (!found || !action) return null
  const kind = found[2] === 't' ? 'ticket' : 'atendimento'
  return { action, about: { kind, id: found[3]! }, extra: found[4] ?? null }
}

const DATA =
  /^d:([a-z]{2}):([ta]):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?::([0-9a-f]{8}))?$/
