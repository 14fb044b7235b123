import type { Actor, ContactActor, OperatorActor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { mustBeIds } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, Refused } from '../errors.ts'
import { wordsOf } from '../history/wording.ts'
import type { By } from '../lifecycle/lifecycle.ts'
import { beginningOf } from '../person-group/beginning.ts'
import { processToStart } from '../process/subprocesses.ts'
import { promisedTo } from '../sla-table/promised.ts'
import type { MoveAtendimento } from './atendimentos.ts'
import type { AtendimentoEvent } from './events.ts'
import type { Contato, NewAtendimento, Start } from './input.ts'
import { refuseUnauthorised, registerAtendimento } from './registering.ts'
import type { AtendimentoRow } from './row.ts'
import { workPlace } from './work-place.ts'

type Life = {
  start(tx: Tx, row: AtendimentoRow, by: By): Promise<AtendimentoRow>
  advance(tx: Tx, row: AtendimentoRow, event: AtendimentoEvent, by: By): Promise<AtendimentoRow>
}

/** How atendimentos begin: by an operator in three steps (R42-R45), or by a customer's "Contato" at once (R61). */
export function startVerbs({ db, clock }: Pick<Deps, 'db' | 'clock'>, life: Life, move: MoveAtendimento) {
  return {
    /** Step 1. Throws NotFound, Forbidden and Invalid as `registerAtendimento` says. */
    register: (by: Actor, input: NewAtendimento): Promise<AtendimentoRow> =>
      db.transaction((tx) => registerAtendimento(tx, life.start, by, input, clock.now())),

    /** Step 2: the express check was looked at. `data` is what the history should keep of it. */
    check: (by: OperatorActor, id: string, data?: Record<string, unknown>) =>
      move(by, id, { verb: 'check', event: { type: 'check' }, ...(data ? { data } : {}) }),

    /** Step 3: the clock starts. Throws NotFound for a process or an opening classification of another company. */
    start: (by: OperatorActor, id: string, { comment, ...input }: Start) =>
      move(by, id, {
        verb: 'start',
        ...(comment ? { words: comment, visibility: comment.visibility } : {}),
        decide: (tx, row) => beginning(tx, row, input),
      }),

    /**
     * A customer writes to a department (R61): registered, checked and started in one go, with the process and
     * classification of the person group, else of the department. Without either it waits for an operator to start it.
     * Throws Refused `contato.off`, NotFound, and Invalid `connection.missing` when there are several to choose from.
     */
    contato: (by: ContactActor, input: Contato): Promise<AtendimentoRow> =>
      db.transaction(async (tx) => {
        const at = clock.now()
        refuseUnauthorised(by, input.customerId)
        const { connectionId, processId, classificationId } = await contatoBeginning(tx, input)
        const { customerId, departmentId, attachmentIds = [] } = input
        const registered = await registerAtendimento(
          tx,
          life.start,
          by,
          { customerId, departmentId, connectionId, report: wordsOf(input), attachmentIds },
          at,
        )
        if (!processId) return registered
        const checked = await life.advance(tx, registered, { type: 'check' }, { actor: by, at })
        const { event, data } = await beginning(tx, checked, { processId, classificationId })
        return life.advance(tx, checked, event, { actor: by, at, note: { data } })
      }),
  }
}

async function beginning(
  tx: Tx,
  row: AtendimentoRow,
  { processId, classificationId = null, notificationLevel = row.notificationLevel }: Start,
): Promise<{ event: AtendimentoEvent; data: Record<string, unknown> }> {
  mustBeIds({ classification: classificationId })
  const process = await processToStart(tx, row.companyId, processId)
  const classification = await openingClassification(tx, row.companyId, classificationId)
  const promised = await promisedTo(tx, row, process.slaType)
  const place = await workPlace(tx, row.companyId, process.first?.departmentId ?? row.departmentId)
  return {
    event: {
      type: 'start',
      processId,
      subprocessId: process.first?.id ?? null,
      classificationId,
      notificationLevel,
      ...promised,
      ...place,
    },
    data: {
      process: process.name,
      ...(process.first ? { subprocess: process.first.name } : {}),
      ...(classification ? { classification } : {}),
    },
  }
}

/** Only opening ones (R45). */
async function openingClassification(tx: Tx, companyId: string, id: string | null): Promise<string | null> {
  if (id === null) return null
  const found = await tx.first<{ name: string }>(sql`
    select name from classification
    where id = ${id} and active and not closing and (company_id is null or company_id = ${companyId})`)
  if (!found) throw new NotFound('classification')
  return found.name
}

type Beginning = { processId: string | null; classificationId: string | null }

async function contatoBeginning(
  tx: Tx,
  { customerId, departmentId, connectionId }: Contato,
): Promise<Beginning & { connectionId: string | null }> {
  mustBeIds({ customer: customerId, department: departmentId, connection: connectionId })
  const found = await tx.first<{
    group: Beginning
    department: Beginning
    isOn: boolean
    connections: string[]
  }>(sql`
    select jsonb_build_object('processId', gp.id, 'classificationId', gc.id) as group,
      jsonb_build_object('processId', dp.id, 'classificationId', dc.id) as department,
      c.uses_atendimentos and c.contato_enabled as is_on,
      array(select n.id from connection n where n.customer_id = u.id and n.active order by n.number) as connections
    from customer u
    join company c on c.id = u.company_id
    join department d on d.id = ${departmentId} and d.company_id = c.id and d.active and d.creates_atendimento
    left join person_group g on g.id = u.person_group_id and g.active
    left join process gp on gp.id = g.process_id and gp.active
    left join classification gc on gc.id = g.classification_id and gc.active and not gc.closing
    left join process dp on dp.id = d.process_id and dp.active
    left join classification dc on dc.id = d.classification_id and dc.active and not dc.closing
    where u.id = ${customerId} and u.active`)
  if (!found) throw new NotFound('department')
  if (!found.isOn) throw new Refused('contato.off')
  return {
    ...beginningOf(found.group, found.department),
    connectionId: chosenConnection(found.connections, connectionId ?? null),
  }
}

/** With one connection there is nothing to choose. */
function chosenConnection(active: readonly string[], chosen: string | null): string | null {
  if (chosen !== null) {
    if (!active.includes(chosen)) throw new NotFound('connection')
    return chosen
  }
  if (active.length > 1) throw new Invalid('connection.missing', { fields: { connectionId: 'missing' } })
  return active[0] ?? null
}
