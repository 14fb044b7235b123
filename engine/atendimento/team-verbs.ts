import type { OperatorActor, SystemActor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { mustBeIds } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { clean, lineOf, type Words } from '../history/wording.ts'
import { refuseOutsider, refuseTaken } from '../operator/responsible.ts'
import type { MoveAtendimento } from './atendimentos.ts'
import type { Comment, Finish } from './input.ts'
import type { AtendimentoRow } from './row.ts'

type Versioned = { version?: number }

/** What operators do with an atendimento. `version` refuses with Conflict when somebody changed it since it was read. */
export function teamVerbs(move: MoveAtendimento, { clock }: Pick<Deps, 'clock'>) {
  return {
    /** The boat (R48): makes the operator responsible. One winner; throws Conflict naming who already is. */
    claim: (by: OperatorActor, id: string) =>
      move(by, id, {
        verb: 'claim',
        event: { type: 'claim', operatorId: by.id },
        before: (tx, row) => refuseTaken(tx, 'atendimento', row, by.id),
      }),

    /** Back to whoever claims it next. */
    release: (by: OperatorActor, id: string) => move(by, id, { verb: 'release', event: { type: 'release' } }),

    /** A supervisor makes somebody else responsible. Throws NotFound for who does not work there. */
    transfer: (by: OperatorActor, id: string, { operatorId, version }: { operatorId: string } & Versioned) =>
      move(by, id, {
        verb: 'transfer',
        event: { type: 'transfer', operatorId },
        data: { operatorId },
        ...(version === undefined ? {} : { version }),
        before: (tx, row) => refuseOutsider(tx, operatorId, row),
      }),

    /** Somebody who sees the case in their workbench without being responsible (R57). */
    includeViewer: (by: OperatorActor, id: string, { operatorId }: { operatorId: string }) =>
      move(by, id, {
        verb: 'includeViewer',
        event: { type: 'includeViewer' },
        data: { operatorId },
        before: (tx, row) => keepViewer(tx, by, row, operatorId, clock.now()),
      }),

    /** Whoever only watches removes nobody but themselves. */
    removeViewer: (by: OperatorActor, id: string, { operatorId }: { operatorId: string }) =>
      move(by, id, {
        verb: operatorId === by.id ? 'leave' : 'removeViewer',
        event: { type: 'removeViewer' },
        data: { operatorId },
        before: (tx, row) => forgetViewer(tx, row, operatorId),
      }),

    /** Private for the team, public for the customer too (R54). After the end only private ones are taken. */
    comment: (by: OperatorActor | SystemActor, id: string, { visibility, ...words }: Comment) =>
      move(by, id, {
        verb: 'comment',
        event: { type: visibility === 'public' ? 'comment' : 'note' },
        words,
        visibility,
      }),

    /** Asks the customer; the clock stands until they answer, or somebody resumes. */
    pause: async (by: OperatorActor, id: string, words: Words) =>
      move(by, id, {
        verb: 'pause',
        event: { type: 'pause', reason: lineOf(words.text, 'text') },
        words,
      }),

    resume: (by: OperatorActor, id: string) => move(by, id, { verb: 'resume', event: { type: 'resume' } }),

    /** R58. Throws Refused while a service order is open, NotFound for a classification that does not close. */
    finish: (by: OperatorActor, id: string, input: Finish & Versioned) =>
      move(by, id, {
        verb: 'finish',
        ...(input.comment ? { words: input.comment, visibility: input.comment.visibility } : {}),
        ...(input.version === undefined ? {} : { version: input.version }),
        decide: (tx, row) => ending(tx, row, input),
      }),

    /** Only before the third step, with a reason. */
    cancel: async (by: OperatorActor, id: string, { reason }: { reason: string }) => {
      const why = lineOf(reason, 'reason', 500)
      return move(by, id, {
        verb: 'cancel',
        event: { type: 'cancel', reason: why },
        data: { reason: why },
      })
    },
  }
}

/** Any active operator of the company, whatever their department. */
async function keepViewer(
  tx: Tx,
  by: OperatorActor,
  { id, companyId }: AtendimentoRow,
  operatorId: string,
  at: Date,
): Promise<void> {
  mustBeIds({ operator: operatorId })
  const { count } = await tx.query(sql`
    insert into atendimento_viewer (atendimento_id, operator_id, added_by_id, at)
    select ${id}, o.id, ${by.id}, ${at} from operator o
    where o.id = ${operatorId} and o.active and (o.company_id is null or o.company_id = ${companyId})
    on conflict (atendimento_id, operator_id) do update set at = atendimento_viewer.at`)
  if (count === 0) throw new NotFound('operator')
}

async function forgetViewer(tx: Tx, { id }: AtendimentoRow, operatorId: string): Promise<void> {
  mustBeIds({ operator: operatorId })
  const { count } = await tx.query(sql`
    delete from atendimento_viewer where atendimento_id = ${id} and operator_id = ${operatorId}`)
  if (count === 0) throw new NotFound('operator')
}

async function ending(tx: Tx, row: AtendimentoRow, input: Finish) {
  mustBeIds({ classification: input.classificationId, defect: input.defectId })
  const found = await tx.first<{ name: string; ratingAsked: boolean; defectFits: boolean }>(sql`
    select k.name, c.default_rating_asked as rating_asked,
      (${input.defectId ?? null}::uuid is null or exists (select 1 from defect d
        where d.id = ${input.defectId ?? null} and (d.company_id is null or d.company_id = c.id))) as defect_fits
    from company c join classification k on k.id = ${input.classificationId} and k.active and k.closing
      and (k.company_id is null or k.company_id = c.id)
    where c.id = ${row.companyId}`)
  if (!found) throw new NotFound('classification')
  if (!found.defectFits) throw new NotFound('defect')
  const event = {
    type: 'finish' as const,
    closingClassificationId: input.classificationId,
    ratingAsked: input.ratingAsked ?? found.ratingAsked,
    defectId: input.defectId ?? row.defectId,
    observedDefect: input.observedDefect ? clean(input.observedDefect, 2_000) : row.observedDefect,
  }
  return { event, data: { classification: found.name } }
}
