import { formatBusinessTime, SLA_TYPES, type SlaTimes, type SlaType } from '#engine'
import { typed } from '../administration/typed.ts'

const PARTS = ['firstResponse', 'resolution'] as const
type Part = (typeof PARTS)[number]

/** The field of a cell, named as the engine names it in its faults. */
export function cell(type: SlaType, part: Part): string {
  return `times.${type}.${part}`
}

export const timesFields = Object.fromEntries(
  SLA_TYPES.flatMap((type) => PARTS.map((part) => [cell(type, part), typed()])),
)

/** The cells of the form as the engine takes them: a time for each type. */
export function timesInput(values: Record<string, unknown>): Record<string, unknown> {
  const rest = Object.entries(values).filter(([name]) => !name.startsWith('times.'))
  const times = SLA_TYPES.map((type) => [
    type,
    Object.fromEntries(PARTS.map((part) => [part, values[cell(type, part)]])),
  ])
  return { ...Object.fromEntries(rest), times: Object.fromEntries(times) }
}

/** The times of a table as they stand in the cells. */
export function timesDrafted(times: SlaTimes): Record<string, string> {
  return Object.fromEntries(
    SLA_TYPES.flatMap((type) => {
      const time = times[type]
      if (!time) return []
      return [
        [cell(type, 'firstResponse'), formatBusinessTime(time.firstResponseMinutes)],
        [cell(type, 'resolution'), formatBusinessTime(time.resolutionMinutes)],
      ]
    }),
  )
}
