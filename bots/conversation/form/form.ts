import type { Said } from '../said.ts'

/** What every half-filled form holds. Plain JSON: it survives restarts and a week of silence. */
export type Form<Step = unknown> = {
  key: string
  customerId: string | null
  description: string | null
  files: FileNote[]
  /** What each chat message said of the description, so that edits find it. */
  said: Said
  /** What can be chosen at this step. */
  offered: Option[]
  /** The person's own choices in order, for going back. What had one entry only is not among them. */
  trail: Step[]
}

export type Option = { id: string; name: string; nameEn?: string | null; hint?: string; url?: string | null }
export type FileNote = { id: string; name: string; isTooLarge?: boolean }

/** Why nothing came of a form. */
export type Refusal = { kind: 'refused'; code: string; names?: string[] }

/** The forms there are, by the dialog that fills them in. */
export const FORMS = ['open', 'contato'] as const
export type FormName = (typeof FORMS)[number]

export function isForm(dialog: string | undefined): dialog is FormName {
  return (FORMS as readonly (string | undefined)[]).includes(dialog)
}
