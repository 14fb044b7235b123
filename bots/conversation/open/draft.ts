import type { FileNote, Form, Option, Refusal } from '../form/form.ts'

/** A ticket being filled in (R10). */
export type Draft = Form<Step> & {
  department: Option | null
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
  /** While one field is changed from the review: what there was before. */
  beforeEdit: Fields | null
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
export type Outcome =
  | { kind: 'opened'; id: string; number: string; title: string; openedAt: string; dueAt: string | null }
  | Refusal

type Fields = Pick<
  Draft,
  | 'department'
  | 'subjects'
  | 'isSubjectWhole'
  | 'title'
  | 'hasReadArticles'
  | 'description'
  | 'said'
  | 'questions'
  | 'answers'
  | 'files'
  | 'trail'
>

export type NewDraft = Partial<
  Pick<Draft, 'customerId' | 'title' | 'description' | 'files' | 'followUp' | 'said'>
> & {
  key: string
}

export function emptyDraft(given: NewDraft): Draft {
  return {
    customerId: null,
    department: null,
    subjects: [],
    isSubjectWhole: false,
    title: null,
    hasReadArticles: false,
    description: null,
    questions: null,
    answers: {},
    files: [],
    followUp: null,
    offered: [],
    trail: [],
    beforeEdit: null,
    titleFrom: null,
    said: {},
    outcome: null,
    ...given,
  }
}

export function fieldsOf(draft: Draft): Fields {
  const { department, subjects, isSubjectWhole, title, hasReadArticles } = draft
  const { description, said, questions, answers, files, trail } = draft
  return {
    department,
    subjects,
    isSubjectWhole,
    title,
    hasReadArticles,
    description,
    said,
    questions,
    answers,
    files,
    trail,
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
  const beforeEdit = fieldsOf(draft)
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
