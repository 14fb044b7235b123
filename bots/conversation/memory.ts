import type { Position } from './dialog.ts'
import type { IncomingFile } from './incoming.ts'

/** Everything a conversation remembers between two messages. Lies in its row, so it survives restarts. */
export type Memory = {
  /** The dialog that has the floor; null at home. */
  at: Position | null
  /** A half-filled ticket that waits while the person does something else. */
  draft: Position | null
  /** Our last message with buttons (its outbox id), and when it was written. */
  asked: { outboxId: string; at: string } | null
  /** Photos of one album that came so far; the rest is on its way. */
  album: { id: string; externalId: string; files: IncomingFile[]; text: string } | null
  /** Where the last album went: its stragglers follow it. */
  lastAlbum: { id: string; ticketId: string | null } | null
  /** The person's last words, and on which ticket: they may contradict the button pressed next. */
  lastWords: { text: string; ticketId: string | null; at: string } | null
  /** How many messages came in the minute that began then, and whether the person was asked to slow down. */
  pace: { since: string; count: number; noticed: boolean }
  /** When pending approvals were offered last (R25). */
  approvalsOfferedAt: string | null
  /** When the person wrote last. */
  heardAt: string | null
}

export const BLANK: Memory = {
  at: null,
  draft: null,
  asked: null,
  album: null,
  lastAlbum: null,
  lastWords: null,
  pace: { since: '1970-01-01T00:00:00.000Z', count: 0, noticed: false },
  approvalsOfferedAt: null,
  heardAt: null,
}

/** The row's state names where the dialog stands: `open.titling`, or `home`. The rest is its context. */
export function toRow({ at, ...rest }: Memory): { state: string; context: unknown } {
  return {
    state: at ? `${at.dialog}.${at.state}` : 'home',
    context: { ...rest, dialog: at?.context ?? null },
  }
}

export function fromRow(row: { state: string; context: unknown } | null): Memory {
  if (!row) return BLANK
  const { dialog, ...rest } = row.context as Omit<Memory, 'at'> & { dialog: object | null }
  const [name = '', state = ''] = row.state.split('.')
  return { ...BLANK, ...rest, at: dialog ? { dialog: name, state, context: dialog } : null }
}
