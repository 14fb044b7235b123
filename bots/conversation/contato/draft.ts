import { EMPTY_FORM, type Form, fieldsOf, type Opened, type Option, type Refusal } from '../form/form.ts'

/** A "Contato" being filled in (R61). */
export type ContatoDraft = Form<Step> & {
  /** Null and settled: the customer has none. */
  connection: Option | null
  isConnectionSettled: boolean
  /** What is known to be down at the connection; null when nothing is, or it was not looked yet. */
  stop: Stop | null
  isStopLookedFor: boolean
  /** The notice that the person read and went on from. */
  readStopId: string | null
  beforeEdit: Pick<ContatoDraft, (typeof FIELDS)[number]> | null
  outcome: Outcome | null
}

export type Stop = { id: string; message: string; openedAt: string; expectedUntil: string | null }
export type Step = { field: 'customer' | 'connection' | 'stop' | 'department' | 'description' }
export type EditableField = 'connection' | 'department' | 'description' | 'files'
export type Outcome = (Opened & { protocol: string }) | Refusal

/** What a change from the review may touch, and gives back when it is taken back. */
const FIELDS = [
  'connection',
  'isConnectionSettled',
  'stop',
  'isStopLookedFor',
  'readStopId',
  'department',
  'description',
  'said',
  'files',
  'trail',
] as const

export type NewContato = Pick<ContatoDraft, 'key'> &
  Partial<Pick<ContatoDraft, 'customerId' | 'description' | 'files' | 'said'>>

export function emptyDraft(given: NewContato): ContatoDraft {
  return { ...EMPTY_FORM, ...WITHOUT_CONNECTION, ...given }
}

const WITHOUT_CONNECTION = {
  connection: null,
  isConnectionSettled: false,
  stop: null,
  isStopLookedFor: false,
  readStopId: null,
}

/** One step back: what was chosen, read or written last is asked again. */
export function undone(draft: ContatoDraft): Partial<ContatoDraft> {
  const trail = draft.trail.slice(0, -1)
  switch (draft.trail.at(-1)?.field) {
    case undefined:
      return {}
    case 'customer':
      return { trail, customerId: null, ...WITHOUT_CONNECTION, department: null }
    case 'connection':
      return { trail, ...WITHOUT_CONNECTION }
    case 'stop':
      return { trail, readStopId: null }
    case 'department':
      return { trail, department: null }
    case 'description':
      return { trail, description: null }
  }
}

/** Empties one field of a whole draft, so that it alone is asked again. */
export function reopened(draft: ContatoDraft, field: EditableField): Partial<ContatoDraft> {
  const beforeEdit = fieldsOf(draft, FIELDS)
  switch (field) {
    case 'connection':
      return { beforeEdit, ...WITHOUT_CONNECTION }
    case 'department':
      return { beforeEdit, department: null }
    case 'description':
      return { beforeEdit, description: null }
    case 'files':
      return { files: [] }
  }
}
