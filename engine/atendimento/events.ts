import type { BusinessCalendar } from '../sla/calendar.ts'
import type { Promised } from '../sla-table/promised.ts'
import type { NotificationLevel } from './states.ts'

/** Where the work goes on, and by which hours. */
export type WorkPlace = { departmentId: string; calendarId: string; calendar: BusinessCalendar }

export type AtendimentoEvent =
  | { type: 'check' }
  | ({
      type: 'start'
      processId: string
      subprocessId: string | null
      classificationId: string | null
      notificationLevel: NotificationLevel
    } & WorkPlace &
      Promised)
  | { type: 'claim'; operatorId: string }
  | { type: 'release' }
  | { type: 'transfer'; operatorId: string }
  | ({ type: 'nextSubprocess'; subprocessId: string } & WorkPlace)
  | ({ type: 'toSubprocess'; subprocessId: string } & WorkPlace)
  | ({ type: 'toProcess'; processId: string; subprocessId: string | null } & WorkPlace & Promised)
  | { type: 'includeViewer' }
  | { type: 'removeViewer' }
  | { type: 'comment' }
  | { type: 'note' }
  | { type: 'customerWrote' }
  | { type: 'pause'; reason: string }
  | { type: 'resume' }
  | { type: 'attach' }
  | { type: 'changeFile' }
  | { type: 'deleteFile' }
  | { type: 'createServiceOrder' }
  | { type: 'serviceOrderMoved' }
  | { type: 'changeConnection' }
  | { type: 'createLead' }
  | {
      type: 'finish'
      closingClassificationId: string
      ratingAsked: boolean
      defectId: string | null
      observedDefect: string | null
    }
  | { type: 'cancel'; reason: string }
  | { type: 'rate' }
  | { type: 'reschedule' }
  | { type: 'slaWarning' }
  | { type: 'slaBreach' }
  | { type: 'responseWarning' }
  | { type: 'responseBreach' }

/** The news of an atendimento: who hears which in what words is decided by news.ts. */
export type AtendimentoNews =
  | 'registered'
  | 'started'
  | 'claimed'
  | 'transferred'
  | 'moved'
  | 'asked'
  | 'commented'
  | 'customerWrote'
  | 'serviceOrderCreated'
  | 'finished'
  | 'cancelled'
  | 'rated'
  | 'slaWarned'
  | 'slaBreached'
  | 'responseWarned'
  | 'responseBreached'
