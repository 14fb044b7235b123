import { z } from 'zod'
import { blame, line, optionalLine } from '../administration/input.ts'

export const QUESTION_KINDS = ['choice', 'text', 'date', 'file', 'link'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** One thing that must be supplied with a type of ticket (R12). */
export type Question = {
  id: string
  subjectId: string
  position: number
  kind: QuestionKind
  question: string
  questionEn: string | null
  /** How to come by it: record a video, use the steps recorder … (R13). */
  help: string | null
  /** What can be chosen; only of kind `choice`. */
  choices: string[]
  required: boolean
  /** "Não sei" is an answer. */
  allowUnknown: boolean
  active: boolean
}

export const questionSchema = z
  .strictObject({
    kind: z.enum(QUESTION_KINDS),
    question: line(300),
    questionEn: optionalLine(300),
    help: optionalLine(500),
    choices: z.array(line(60)).max(20).default([]),
    required: z.boolean().default(true),
    allowUnknown: z.boolean().default(false),
    active: z.boolean().default(true),
  })
  .superRefine(({ kind, choices }, context) => {
    if (kind === 'choice' && new Set(choices).size < 2) blame(context, 'choices', 'two_choices')
  })
  .transform((question) => ({
    ...question,
    choices: question.kind === 'choice' ? [...new Set(question.choices)] : [],
  }))

export type QuestionInput = z.input<typeof questionSchema>
