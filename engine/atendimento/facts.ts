import type { ColumnTypes } from '../history/columns.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import type { SlaType } from '../sla/sla-type.ts'
import type { NotificationLevel } from './states.ts'

/** The columns of an atendimento that its lifecycle changes: the machine's context, kept nowhere else. */
export type AtendimentoColumns = {
  departmentId: string
  operatorId: string | null
  processId: string | null
  subprocessId: string | null
  classificationId: string | null
  closingClassificationId: string | null
  defectId: string | null
  observedDefect: string | null
  notificationLevel: NotificationLevel
  ratingAsked: boolean
  pauseReason: string | null
  cancelReason: string | null
  slaTableId: string | null
  slaType: SlaType | null
  resolutionMinutes: number | null
  firstResponseMinutes: number | null
  /** Business milliseconds used up before the clock was last set going. */
  slaUsedMs: number
  /** Null while the clock stands. */
  slaRunningSince: Date | null
  dueAt: Date | null
  firstResponseDueAt: Date | null
  firstRespondedAt: Date | null
  /** How far it was warned of: 1 the responsible, 2 the supervisors too. */
  slaWarnings: number
  breachedAt: Date | null
  checkedAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  unread: boolean
}

/** What its guards and delays ask besides: read with the row, never written by a step. */
export type AtendimentoSurroundings = {
  now: Date
  /** The department's calendar, else the company's. */
  calendar: BusinessCalendar
  calendarId: string
  /** An operator who opened it had the customer before them: that is a first response. */
  openedById: string | null
  openServiceOrders: number
  rated: boolean
  ratingDays: number
}

export type AtendimentoFacts = AtendimentoColumns & AtendimentoSurroundings

/** How they are kept. */
export const ATENDIMENTO_COLUMNS: ColumnTypes<AtendimentoColumns> = {
  departmentId: 'uuid',
  operatorId: 'uuid',
  processId: 'uuid',
  subprocessId: 'uuid',
  classificationId: 'uuid',
  closingClassificationId: 'uuid',
  defectId: 'uuid',
  observedDefect: 'text',
  notificationLevel: 'text',
  ratingAsked: 'boolean',
  pauseReason: 'text',
  cancelReason: 'text',
  slaTableId: 'uuid',
  slaType: 'text',
  resolutionMinutes: 'int',
  firstResponseMinutes: 'int',
  slaUsedMs: 'float8',
  slaRunningSince: 'timestamptz',
  dueAt: 'timestamptz',
  firstResponseDueAt: 'timestamptz',
  firstRespondedAt: 'timestamptz',
  slaWarnings: 'int',
  breachedAt: 'timestamptz',
  checkedAt: 'timestamptz',
  startedAt: 'timestamptz',
  finishedAt: 'timestamptz',
  unread: 'boolean',
}

/** A finished atendimento is rated once, when that was asked for, within the days the company gives (R65). */
export function mayBeRated({ ratingAsked, rated, finishedAt, ratingDays, now }: AtendimentoFacts): boolean {
  return (
    ratingAsked &&
    !rated &&
    finishedAt !== null &&
    now.getTime() <= finishedAt.getTime() + ratingDays * 86_400_000
  )
}
