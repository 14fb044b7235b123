import { z } from 'zod'
import { dayAndTimeAt, Invalid, momentAt } from '#engine'
import { optionalDay } from '../form/fields.ts'

/** When things are expected to work again, as a day and a time of the reader's clock; both empty: nobody knows. */
export const expectation = {
  expectedDay: optionalDay(),
  expectedTime: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'not_time'),
}
type Expectation = { expectedDay: string | null; expectedTime: string }

/** Throws Invalid when only one of the two was filled in, or the moment has passed. */
export function expectedUntil({ expectedDay, expectedTime }: Expectation, timeZone: string): Date | null {
  if (!expectedDay && !expectedTime) return null
  if (!expectedDay) throw new Invalid('input_invalid', { fields: { expectedDay: 'required' } })
  if (!expectedTime) throw new Invalid('input_invalid', { fields: { expectedTime: 'required' } })
  return momentAt(timeZone, expectedDay, expectedTime)
}

export function expectationOf(until: Date | null, timeZone: string) {
  if (!until) return {}
  const { day, time } = dayAndTimeAt(timeZone, until)
  return { expectedDay: day, expectedTime: time }
}

/** The engine blames the moment; people see the day that they typed. */
export async function blamingTheDay<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed()
  } catch (error) {
    if (!(error instanceof Invalid) || !Array.isArray(error.details.fields)) throw error
    const fields = (error.details.fields as { field: string; code: string }[]).map((fault) =>
      fault.field === 'expectedUntil' ? { ...fault, field: 'expectedDay', code: 'not_ahead' } : fault,
    )
    throw new Invalid(error.code, { fields })
  }
}
