import type { Option } from '../form/form.ts'
import type { Turn } from '../turn.ts'
import type { Draft, Question } from './draft.ts'

export function labelOf({ name, nameEn }: Option, { language }: Turn): string {
  return language === 'en' && nameEn ? nameEn : name
}

export function questionLabel({ question, questionEn }: Question, { language }: Turn): string {
  return language === 'en' && questionEn ? questionEn : question
}

/** Where a ticket is going: the department and the way down its subjects. */
export function areaOf({ department, subjects }: Draft, turn: Turn): string {
  return [department, ...subjects].flatMap((step) => (step ? [labelOf(step, turn)] : [])).join(' › ')
}

export function shortened(text: string, longest: number): string {
  const letters = [...text]
  return letters.length <= longest ? text : `${letters.slice(0, longest - 1).join('')}…`
}
