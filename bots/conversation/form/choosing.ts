import type { Choice } from '#engine'
import type { Turn } from '../turn.ts'
import type { Form, Option } from './form.ts'

type Choosing = { type: string; options?: Option[]; id?: string }

/** The entry that was chosen, or the only one there was; null for one that was not offered. */
export function chosenFrom({ offered }: Pick<Form, 'offered'>, event: Choosing): Option | null {
  if (event.type === 'offered') return event.options?.[0] ?? null
  return event.type === 'chose' ? (offered.find(({ id }) => id === event.id) ?? null) : null
}

/** What was chosen by the person can be taken back; what had one entry was never asked. */
export function trailWith<Step>({ trail }: { trail: Step[] }, event: Choosing, step: Step): Step[] {
  return event.type === 'chose' ? [...trail, step] : trail
}

export function labelOf({ name, nameEn }: Option, { language }: Pick<Turn, 'language'>): string {
  return language === 'en' && nameEn ? nameEn : name
}

/** Short names stand two in a row. */
export function rowsOf(choices: readonly Choice[]): Choice[][] {
  const isShort = choices.every(({ label }) => label.length <= 18)
  return isShort && choices.length > 3 ? pairs(choices) : choices.map((choice) => [choice])
}

function pairs(choices: readonly Choice[]): Choice[][] {
  return choices.flatMap((choice, n) => (n % 2 === 0 ? [[choice, ...choices.slice(n + 1, n + 2)]] : []))
}
