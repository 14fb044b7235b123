import type { AtendimentoEvent } from '../../../engine/atendimento/events.ts'
import type { AtendimentoFacts } from '../../../engine/atendimento/facts.ts'
import { atendimentoMachine } from '../../../engine/atendimento/machine.ts'
import { presetCalendar } from '../../../engine/sla/presets.ts'
import { explored } from '../../lifecycle.ts'

const calendar = presetCalendar('weekdaysWithLunch')
const suporte = { departmentId: 'suporte', calendarId: 'horario', calendar }
const promised = {
  slaTableId: 'padrao',
  slaType: 'corrective',
  resolutionMinutes: 480,
  firstResponseMinutes: 60,
} as const

/** Just registered by a customer on a Monday morning. */
export const FACTS: AtendimentoFacts = {
  ...suporte,
  operatorId: null,
  processId: null,
  subprocessId: null,
  classificationId: null,
  closingClassificationId: null,
  defectId: null,
  observedDefect: null,
  notificationLevel: 'all',
  ratingAsked: false,
  pauseReason: null,
  cancelReason: null,
  slaTableId: null,
  slaType: null,
  resolutionMinutes: null,
  firstResponseMinutes: null,
  slaUsedMs: 0,
  slaRunningSince: null,
  dueAt: null,
  firstResponseDueAt: null,
  firstRespondedAt: null,
  slaWarnings: 0,
  breachedAt: null,
  checkedAt: null,
  startedAt: null,
  finishedAt: null,
  unread: true,
  now: new Date('2026-11-23T10:00:00-03:00'),
  openedById: null,
  openServiceOrders: 0,
  rated: false,
  ratingDays: 7,
}

/** Every event there is, once; those that lead in two directions, twice. */
export const EVENTS: AtendimentoEvent[] = [
  { type: 'check' },
  {
    type: 'start',
    processId: 'processo',
    subprocessId: 'triagem',
    classificationId: null,
    notificationLevel: 'all',
    ...suporte,
    ...promised,
  },
  { type: 'claim', operatorId: 'eva' },
  { type: 'release' },
  { type: 'transfer', operatorId: 'gil' },
  { type: 'nextSubprocess', subprocessId: 'visita', ...suporte },
  { type: 'toSubprocess', subprocessId: 'triagem', ...suporte, departmentId: 'campo' },
  { type: 'toProcess', processId: 'outro', subprocessId: null, ...suporte, ...promised },
  { type: 'includeViewer' },
  { type: 'removeViewer' },
  { type: 'comment' },
  { type: 'note' },
  { type: 'customerWrote' },
  { type: 'pause', reason: 'Está ligado?' },
  { type: 'resume' },
  { type: 'attach' },
  { type: 'changeFile' },
  { type: 'deleteFile' },
  { type: 'createServiceOrder' },
  { type: 'serviceOrderMoved' },
  { type: 'changeConnection' },
  { type: 'createLead' },
  {
    type: 'finish',
    closingClassificationId: 'resolvido',
    ratingAsked: true,
    defectId: null,
    observedDefect: null,
  },
  { type: 'cancel', reason: 'Engano' },
  { type: 'rate' },
  { type: 'reschedule' },
  { type: 'slaWarning' },
  { type: 'slaBreach' },
  { type: 'responseWarning' },
  { type: 'responseBreach' },
]

/** The shortest way to each situation a case can be in, and every movement out of every situation. */
export const { ways, moves } = explored<AtendimentoFacts, AtendimentoEvent>(atendimentoMachine, {
  input: FACTS,
  events: EVENTS,
  // Not where it is or what it is about.
  situation: ({ value, context: { firstRespondedAt, slaWarnings, breachedAt, slaRunningSince, rated } }) =>
    [
      value,
      firstRespondedAt ? 'responded' : 'unanswered',
      `warned ${Math.min(slaWarnings, 3)}`,
      breachedAt ? 'late' : 'in time',
      slaRunningSince ? 'running' : 'standing',
      rated ? 'rated' : '',
    ].join(', '),
})
