import type { Severity } from '../ticket/states.ts'

/** From the root down (R10): the kind of matter, the module, the service. */
export const SUBJECT_LEVELS = ['type', 'item', 'service'] as const
export type SubjectLevel = (typeof SUBJECT_LEVELS)[number]

export type Subject = {
  id: string
  departmentId: string
  parentId: string | null
  level: SubjectLevel
  name: string
  nameEn: string | null
  severity: Severity
  position: number
  active: boolean
}

/** What may hang below it; null: nothing. */
export function levelBelow(level: SubjectLevel | null): SubjectLevel | null {
  return SUBJECT_LEVELS[level === null ? 0 : SUBJECT_LEVELS.indexOf(level) + 1] ?? null
}
