import type { FileNote, Form, Option, Refusal } from '../form/form.ts'
import type { Said } from '../said.ts'

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
  /** The sector. */
  department: Option | null
  /** While one field is changed from the review: what there was before. */
  beforeEdit: Fields | null
  outcome: Outcome | null
}

export type Stop = { id: string; message: string; openedAt: string; expectedUntil: string | null }
export type Step = { field: 'customer' | 'connection' | 'stop' | 'department' | 'description' }
export type EditableField = 'connection' | 'department' | 'description' | 'files'
export type Outcome =
  | { kind: 'opened'; id: string; protocol: string; openedAt: string; dueAt: string | null }
  | Refusal

type Fields = Pick<
  ContatoDraft,
  | 'connection'
  | 'isConnectionSettled'
  | 'stop'
  | 'isStopLookedFor'
  | 'readStopId'
  | 'department'
  | 'description'
  | 'said'
  | 'files'
  | 'trail'
>

export type NewContato = {
  key: string
  customerId?: string | null
  description?: string | null
  files?: FileNote[]
  said?: Said
}

export function emptyDraft(given: NewContato): ContatoDraft {
  return {
    customerId: null,
    description: null,
    files: [],
    said: {},
    offered: [],
    trail: [],
    ...WITHOUT_CONNECTION,
    department: null,
    beforeEdit: null,
    outcome: null,
    ...given,
  }
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
  const beforeEdit = fieldsOf(draft)
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

function fieldsOf(draft: ContatoDraft): Fields {
  const { connection, isConnectionSettled, stop, isStopLookedFor, readStopId } = draft
  const { department, description, said, files, trail } = draft
  return {
    connection,
    isConnectionSettled,
    stop,
    isStopLookedFor,
    readStopId,
    department,
    description,
    said,
    files,
    trail,
  }
}
