import { labelOf } from '../form/choosing.ts'
import type { Turn } from '../turn.ts'
import type { Draft, Question } from './draft.ts'

export function questionLabel({ question, questionEn }: Question, { language }: Turn): string {
  return language === 'en' && questionEn ? questionEn : question
}

/** Where a ticket is going: the department and the way down its subjects. */
export function areaOf({ department, subjects }: Draft, turn: Turn): string {
  return [department, ...subjects].flatMap((step) => (step ? [labelOf(step, turn)] : [])).join(' › ')
}
