import {
  EMPTY_FORM,
  type FileNote,
  type Form,
  fieldsOf,
  type Opened,
  type Option,
  type Refusal,
} from '../form/form.ts'

/** A ticket being filled in (R10). */
export type Draft = Form<Step> & {
  /** The way down the tree so far: type, item, service. */
  subjects: Option[]
  /** Nothing further down to choose from. */
  isSubjectWhole: boolean
  title: string | null
  hasReadArticles: boolean
  /** Null: the type's checklist was not read yet. */
  questions: Question[] | null
  answers: Record<string, Answer>
  /** The ended ticket that this one goes on from (R23). */
  followUp: { id: string; number: string } | null
  beforeEdit: Pick<Draft, (typeof FIELDS)[number]> | null
  /** The chat message that the title came from, so that an edit finds it. */
  titleFrom: string | null
  outcome: Outcome | null
}

export type Question = {
  id: string
  kind: 'choice' | 'text' | 'date' | 'file' | 'link'
  question: string
  questionEn: string | null
  help: string | null
  choices: string[]
  required: boolean
  allowUnknown: boolean
}
/** `value` as the engine keeps it; null when skipped, unknown, or files alone. */
export type Answer = { value: string | null; kind: 'given' | 'unknown' | 'skipped'; files: FileNote[] }
export type Step =
  | { field: 'customer' | 'department' | 'title' | 'description' }
  | { field: 'subject'; depth: number }
  | { field: 'answer'; questionId: string }
export type EditableField = 'subject' | 'title' | 'description' | 'files' | `answer:${string}`
export type Outcome = (Opened & { number: string; title: string }) | Refusal

/** What a change from the review may touch, and gives back when it is taken back. */
const FIELDS = [
  'department',
  'subjects',
  'isSubjectWhole',
  'title',
  'hasReadArticles',
  'description',
  'said',
  'questions',
  'answers',
  'files',
  'trail',
] as const

export type NewDraft = Pick<Draft, 'key'> &
  Partial<Pick<Draft, 'customerId' | 'title' | 'description' | 'files' | 'followUp' | 'said'>>

export function emptyDraft(given: NewDraft): Draft {
  return {
    ...EMPTY_FORM,
    subjects: [],
    isSubjectWhole: false,
    title: null,
    titleFrom: null,
    hasReadArticles: false,
    questions: null,
    answers: {},
    followUp: null,
    ...given,
  }
}

/** The first question of the checklist without an answer. */
export function nextQuestion({ questions, answers }: Draft): Question | null {
  return questions?.find(({ id }) => !(id in answers)) ?? null
}

/** A file or a video may be given by a log as well (R13): nobody is kept from asking for help by not having it at hand. */
export function mayComeLater({ kind, required, allowUnknown }: Question): boolean {
  return required && !allowUnknown && (kind === 'file' || kind === 'link')
}

/** One step back: what was chosen or written last is asked again. */
export function undone(draft: Draft): Partial<Draft> {
  const last = draft.trail.at(-1)
  const trail = draft.trail.slice(0, -1)
  switch (last?.field) {
    case undefined:
      return {}
    case 'customer':
      return { trail, customerId: null, department: null, subjects: [], isSubjectWhole: false }
    case 'department':
      return { trail, department: null, subjects: [], isSubjectWhole: false, questions: null }
    case 'subject':
      return {
        trail,
        subjects: draft.subjects.slice(0, last.depth),
        isSubjectWhole: false,
        questions: null,
      }
    case 'title':
      return { trail, title: null, hasReadArticles: false }
    case 'description':
      return { trail, description: null }
    case 'answer':
      return { trail, answers: without(draft.answers, last.questionId) }
  }
}

/** Empties one field of a whole draft, so that it alone is asked again. */
export function reopened(draft: Draft, field: EditableField): Partial<Draft> {
  const beforeEdit = fieldsOf(draft, FIELDS)
  switch (field) {
    case 'subject':
      return { beforeEdit, department: null, subjects: [], isSubjectWhole: false, questions: null, trail: [] }
    case 'title':
      return { beforeEdit, title: null }
    case 'description':
      return { beforeEdit, description: null }
    case 'files':
      return { files: [] }
    default:
      return { beforeEdit, answers: without(draft.answers, field.slice('answer:'.length)) }
  }
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record
  return rest
}
