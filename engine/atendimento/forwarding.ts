import type { OperatorActor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import type { Words } from '../history/wording.ts'
import { type NextStep, nextSubprocess, processToStart, subprocessOf } from '../process/subprocesses.ts'
import { promisedTo } from '../sla-table/promised.ts'
import type { MoveAtendimento } from './atendimentos.ts'
import type { AtendimentoEvent } from './events.ts'
import type { AtendimentoVerb } from './policy.ts'
import type { AtendimentoRow } from './row.ts'
import { workPlace } from './work-place.ts'

/** A word to the colleagues who go on with it. */
type Forward = { note?: Words }

/** Forwarding in R57's kinds; including a viewer is among the team's other verbs. */
export function forwardVerbs(move: MoveAtendimento) {
  return {
    /** The normal flow: the step of highest priority that was not executed. Throws Refused when there is none left. */
    nextSubprocess: (by: OperatorActor, id: string, { note }: Forward = {}) =>
      forward(by, id, 'nextSubprocess', note, async (tx, row) => {
        const next = await nextSubprocess(tx, row)
        return { event: await toStep('nextSubprocess', tx, row, next), data: { subprocess: next.name } }
      }),

    /** Another step of the same process, executed or not. Throws NotFound. */
    toSubprocess: (
      by: OperatorActor,
      id: string,
      { subprocessId, note }: Forward & { subprocessId: string },
    ) =>
      forward(by, id, 'toSubprocess', note, async (tx, row) => {
        const next = await subprocessOf(tx, row.processId, subprocessId)
        return { event: await toStep('toSubprocess', tx, row, next), data: { subprocess: next.name } }
      }),

    /** Another process, at its first step: its type of SLA holds from now on, and the time used stays used. */
    toProcess: (by: OperatorActor, id: string, { processId, note }: Forward & { processId: string }) =>
      forward(by, id, 'toProcess', note, async (tx, row) => {
        const process = await processToStart(tx, row.companyId, processId)
        const event: AtendimentoEvent = {
          type: 'toProcess',
          processId,
          subprocessId: process.first?.id ?? null,
          ...(await promisedTo(tx, row, process.slaType)),
          ...(await workPlace(tx, row.companyId, process.first?.departmentId ?? row.departmentId)),
        }
        const subprocess = process.first ? { subprocess: process.first.name } : {}
        return { event, data: { process: process.name, ...subprocess } }
      }),
  }

  function forward(
    by: OperatorActor,
    id: string,
    verb: AtendimentoVerb,
    note: Words | undefined,
    decide: (tx: Tx, row: AtendimentoRow) => Promise<Destination>,
  ): Promise<AtendimentoRow> {
    return move(by, id, { verb, ...(note ? { words: note, visibility: 'private' } : {}), decide })
  }
}

type Destination = { event: AtendimentoEvent; data: Record<string, unknown> }

async function toStep(
  type: 'nextSubprocess' | 'toSubprocess',
  tx: Tx,
  row: AtendimentoRow,
  { id: subprocessId, departmentId }: NextStep,
): Promise<AtendimentoEvent> {
  return { type, subprocessId, ...(await workPlace(tx, row.companyId, departmentId ?? row.departmentId)) }
}
