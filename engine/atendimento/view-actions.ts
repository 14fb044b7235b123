import type { OperatorActor } from '../actor.ts'
import { type Button, buttonsOf } from '../lifecycle/buttons.ts'
import { statesThatAccept } from '../lifecycle/chart.ts'
import type { AtendimentoEvent } from './events.ts'
import { atendimentoMachine } from './machine.ts'
import { ATENDIMENTO_OPERATOR_VERBS, type AtendimentoOperatorVerb, mayOnAtendimento } from './policy.ts'
import type { AtendimentoRow } from './row.ts'
import { type AtendimentoState, isEndedAtendimento } from './states.ts'

/** A button of the case's page. */
export type AtendimentoButton = Button<AtendimentoOperatorVerb, AtendimentoReason>

/** Why a button is off. `not_now` says in which states it would be possible. */
export type AtendimentoReason =
  | { code: 'forbidden' }
  | { code: 'ended' }
  | { code: 'yours' }
  | { code: 'taken' }
  /** Whoever acts on a case claims it first (R48). */
  | { code: 'claim_first' }
  /** R58: a case does not end while a service order is open. */
  | { code: 'service_order_open'; count: number }
  | { code: 'not_now'; states: AtendimentoState[] }

export function atendimentoButtons(
  actor: OperatorActor,
  row: AtendimentoRow,
  can: (row: AtendimentoRow, event: AtendimentoEvent) => boolean,
): AtendimentoButton[] {
  return buttonsOf(ATENDIMENTO_OPERATOR_VERBS, (verb) => reasonAgainst(actor, verb, row, can))
}

function reasonAgainst(
  actor: OperatorActor,
  verb: AtendimentoOperatorVerb,
  row: AtendimentoRow,
  can: (row: AtendimentoRow, event: AtendimentoEvent) => boolean,
): AtendimentoReason | null {
  const event = probe(verb, actor, row)
  const { operatorId, openServiceOrders } = row
  const isAllowed = can(row, event)
  if (!isAllowed && isEndedAtendimento(row.state)) return { code: 'ended' }
  if (verb === 'claim' && operatorId === actor.id) return { code: 'yours' }
  if (verb === 'claim' && operatorId !== null) return { code: 'taken' }
  if (!isAllowed) {
    if (verb === 'finish' && openServiceOrders > 0 && operatorId !== null)
      return { code: 'service_order_open', count: openServiceOrders }
    const states = statesThatAccept<AtendimentoState>(atendimentoMachine, event.type)
    if (row.state === 'waiting' && states.includes('claimed')) return { code: 'claim_first' }
    return { code: 'not_now', states: states.filter((state) => !isEndedAtendimento(state)) }
  }
  if (mayOnAtendimento(actor, verb, row)) return null
  // Somebody else's: what only the responsible may is theirs.
  const wouldBe = { ...row, operatorId: actor.id }
  return mayOnAtendimento(actor, verb, wouldBe) && operatorId !== null
    ? { code: 'taken' }
    : { code: 'forbidden' }
}

/** The event whose possibility a button shows. */
function probe(
  verb: AtendimentoOperatorVerb,
  { id: operatorId }: OperatorActor,
  row: AtendimentoRow,
): AtendimentoEvent {
  const { departmentId, calendarId, calendar } = row
  const place = { departmentId, calendarId, calendar }
  const promised = {
    slaTableId: row.slaTableId,
    slaType: row.slaType ?? 'other',
    resolutionMinutes: row.resolutionMinutes,
    firstResponseMinutes: row.firstResponseMinutes,
  }
  switch (verb) {
    case 'start':
      return {
        type: 'start',
        processId: row.id,
        subprocessId: null,
        classificationId: null,
        notificationLevel: row.notificationLevel,
        ...place,
        ...promised,
      }
    case 'claim':
    case 'transfer':
      return { type: verb, operatorId }
    case 'nextSubprocess':
    case 'toSubprocess':
      return { type: verb, subprocessId: row.id, ...place }
    case 'toProcess':
      return { type: verb, processId: row.id, subprocessId: null, ...place, ...promised }
    case 'pause':
    case 'cancel':
      return { type: verb, reason: '' }
    case 'finish':
      return {
        type: 'finish',
        closingClassificationId: row.id,
        ratingAsked: false,
        defectId: null,
        observedDefect: null,
      }
    case 'comment':
      // A private one is possible even after the end.
      return { type: 'note' }
    default:
      return { type: verb }
  }
}
