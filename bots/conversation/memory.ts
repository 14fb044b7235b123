import type { Case } from './case/case.ts'
import type { Position } from './dialog.ts'
import { type FileNote, FORMS, type FormName, isForm } from './form/form.ts'
import type { FirstWords } from './identify/first-words.ts'

/** Everything a conversation remembers between two messages. Lies in its row, so it survives restarts. */
export type Memory = {
  /** The dialog that has the floor; null at home. */
  at: Position | null
  /** Dialogs that wait for the floor: half-filled forms, a message whose home is not known yet. */
  waiting: Partial<Record<FormName | 'homeless', Position>>
  /** What was written before the person was known. */
  firstWords: FirstWords[]
  /** When the person was told last that their plan does not include the channel. */
  gateAt: string | null
  /** They disconnected this chat themselves: its number alone does not connect it again. */
  hasLeft: boolean
  /** When a half-filled form was touched last, if there is one, and which. */
  draftTouchedAt: string | null
  lastDraft: FormName | null
  /** Our last message with buttons (its outbox id); a question's are done with once it is answered. */
  asked: { outboxId: string; isQuestion: boolean } | null
  /** When the menu was shown last, or how it is called up. Only where it does not stand at the bottom of the chat. */
  menuAt: string | null
  /** The message whose button about a case was pressed last: its buttons go when that is done. */
  pressedOn: string | null
  /** Photos of one album that came so far; the rest is on its way. */
  album: { id: string; externalId: string; files: FileNote[]; text: string } | null
  /** The last album that was answered, and the message that stood for it: its stragglers follow. */
  lastAlbum: { id: string; externalId: string } | null
  /** The person's last words, and on which case: they may contradict the button pressed next. */
  lastWords: { text: string; ticketId: string | null; at: string } | null
  /** What the last form became, and the chat messages it was made of: they can be edited no more. */
  lastOpened: (Case & { number: string; from: string[] }) | null
  /** How much was written and pressed in the minute that began then, and whether the person was asked to slow down. */
  pace: { since: string; count: number; presses: number; noticed: boolean }
  /** When the person wrote last, and when we answered last. */
  heardAt: string | null
  answeredAt: string | null
}

/** What every conversation begins with. Frozen, because all of them begin with this very one. */
export const BLANK: Readonly<Memory> = Object.freeze({
  at: null,
  waiting: {},
  firstWords: [],
  gateAt: null,
  hasLeft: false,
  draftTouchedAt: null,
  lastDraft: null,
  asked: null,
  menuAt: null,
  pressedOn: null,
  album: null,
  lastAlbum: null,
  lastWords: null,
  lastOpened: null,
  pace: { since: '1970-01-01T00:00:00.000Z', count: 0, presses: 0, noticed: false },
  heardAt: null,
  answeredAt: null,
})

/** The row's state names where the dialog stands: `open.titling`, or `home`. The rest is its context. */
export function toRow({ at, ...rest }: Memory): { state: string; context: unknown } {
  return {
    state: at ? `${at.dialog}.${at.state}` : 'home',
    context: { ...rest, dialog: at?.context ?? null },
  }
}

/** `knows` tells whether a dialog still has that state: a position of another version of the program is left. */
export function fromRow(
  row: { state: string; context: unknown } | null,
  knows: (position: Position) => boolean,
): Memory {
  if (!row) return { ...BLANK }
  const { dialog: context, ...rest } = row.context as Omit<Memory, 'at'> & { dialog: object | null }
  const [dialog = '', state = ''] = row.state.split('.')
  const at = context && { dialog, state, context }
  const waiting = Object.entries(rest.waiting ?? {}).filter(([, position]) => knows(position))
  return { ...BLANK, ...rest, waiting: Object.fromEntries(waiting), at: at && knows(at) ? at : null }
}

/** The half-filled forms, wherever they stand. */
export function draftsIn({ at, waiting }: Memory): Position[] {
  return [at && isForm(at.dialog) ? at : undefined, ...FORMS.map((name) => waiting[name])].filter(
    (position) => position !== undefined,
  )
}
