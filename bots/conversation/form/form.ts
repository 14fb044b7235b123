import type { Offers } from '#engine'
import type { Said } from '../said.ts'

/** What every half-filled form holds. Plain JSON: it survives restarts and a week of silence. */
export type Form<Step = unknown> = {
  key: string
  customerId: string | null
  department: Option | null
  description: string | null
  files: FileNote[]
  /** What each chat message said of the description, so that edits find it. */
  said: Said
  /** What can be chosen at this step. */
  offered: Option[]
  /** The person's own choices in order, for going back. What had one entry only is not among them. */
  trail: Step[]
  /** While one field is changed from the review: what there was before. */
  beforeEdit: { description: string | null } | null
  outcome: Opened | Refusal | null
}

/** What every form begins with. */
export const EMPTY_FORM = Object.freeze({
  customerId: null,
  department: null,
  description: null,
  files: [],
  said: {},
  offered: [],
  trail: [],
  beforeEdit: null,
  outcome: null,
})

export type Option = { id: string; name: string; nameEn?: string | null; hint?: string; url?: string | null }
export type FileNote = { id: string; name: string; isTooLarge?: boolean }

/** What a form became. */
export type Opened = { kind: 'opened'; id: string; openedAt: string; dueAt: string | null }
/** Why nothing came of a form. */
export type Refusal = { kind: 'refused'; code: string; names?: string[] }

/** The forms there are, by the dialog that fills them in. */
export const FORMS = ['open', 'contato'] as const
export type FormName = (typeof FORMS)[number]

/** What a company has to offer for a form to be filled in. */
export const OFFER_OF: Record<FormName, keyof Offers> = { open: 'tickets', contato: 'contato' }

export function isForm(dialog: string | undefined): dialog is FormName {
  return (FORMS as readonly (string | undefined)[]).includes(dialog)
}

/** These fields as they stand now: what comes back when a change is taken back. */
export function fieldsOf<Draft extends Form, Field extends keyof Draft>(
  draft: Draft,
  fields: readonly Field[],
): Pick<Draft, Field> {
  return Object.fromEntries(fields.map((field) => [field, draft[field]])) as Pick<Draft, Field>
}
