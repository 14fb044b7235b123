import type { OperatorActor, SystemActor, Team } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { clean, LONGEST_TEXT, lineOf, type Words } from '../history/wording.ts'
import { refuseOutsider, refuseTaken } from '../operator/responsible.ts'
import type { HandOver, NewProposal } from './input.ts'
import { visibleTickets } from './policy.ts'
import type { TicketRow } from './row.ts'
import type { Severity } from './states.ts'
import type { MoveTicket } from './tickets.ts'

type Versioned = { version?: number }

/** What operators do with a ticket. `version` refuses with Conflict when somebody changed it since it was read. */
export function teamVerbs(move: MoveTicket, { clock }: Pick<Deps, 'clock'>) {
  return {
    /** Makes the operator responsible. One winner: throws Conflict naming them when somebody else already is. */
    take: (by: OperatorActor, id: string) =>
      move(by, id, {
        verb: 'take',
        event: { type: 'take', operatorId: by.id },
        before: (tx, ticket) => refuseTaken(tx, 'ticket', ticket, by.id),
      }),

    /** Makes another operator responsible, who must be able to see the ticket. */
    assign: (by: OperatorActor, id: string, { operatorId, version }: { operatorId: string } & Versioned) =>
      move(by, id, {
        verb: 'assign',
        event: { type: 'assign', operatorId },
        data: { operatorId },
        ...(version === undefined ? {} : { version }),
        before: (tx, ticket) => refuseOutsider(tx, operatorId, ticket),
      }),

    /** Between support, development and quality, or another department, always with a justification (R16, R19). */
    handOver: (by: OperatorActor, id: string, input: HandOver & Versioned) => {
      const justification = lineOf(input.justification, 'justification')
      return move(by, id, {
        verb: 'handOver',
        event: (ticket) => ({
          type: 'handOver',
          team: input.team,
          justification,
          departmentId: input.departmentId ?? ticket.departmentId,
          operatorId: input.operatorId === undefined ? ticket.operatorId : input.operatorId,
        }),
        data: handOverData(input, justification),
        ...(input.version === undefined ? {} : { version: input.version }),
        before: (tx, ticket) => refuseForeignDepartment(tx, input, ticket),
      })
    },

    /** A change request is analysed and priced (R18). */
    estimate: (by: OperatorActor, id: string) =>
      move(by, id, { verb: 'estimate', event: { type: 'estimate', operatorId: by.id } }),

    /** Sends hours, price, scope and validity to the customer (R18). Throws Invalid for what makes no proposal. */
    propose: (by: OperatorActor, id: string, input: NewProposal) => {
      const proposal = { ...readProposal(input), id: newId() }
      return move(by, id, {
        verb: 'propose',
        event: { type: 'propose', proposalId: proposal.id, validUntil: proposal.validUntil },
        data: { proposalId: proposal.id, hours: proposal.hours, price: proposal.price },
        before: (tx, ticket) => keepProposal(tx, by, ticket, { ...proposal, sentAt: clock.now() }),
      })
    },

    /** Back to work from an estimate or from waiting for the customer. */
    resume: (by: OperatorActor, id: string) => move(by, id, { verb: 'resume', event: { type: 'resume' } }),

    /** Asks the customer for information; the clock of silence starts (R20). */
    ask: (by: OperatorActor, id: string, words: Words) =>
      move(by, id, { verb: 'ask', event: { type: 'ask', operatorId: by.id }, words }),

    /** Gives a solution, which the customer approves or not (R21). */
    solve: (by: OperatorActor, id: string, words: Words) =>
      move(by, id, { verb: 'solve', event: { type: 'solve', operatorId: by.id }, words }),

    /** Refuses the ticket with a reason, or as the duplicate of another one of the same customer (R17). */
    reject: (by: OperatorActor, id: string, input: Words & { duplicateOf?: string } & Versioned) => {
      const { duplicateOf, version, ...words } = input
      return move(by, id, {
        verb: 'reject',
        event: { type: 'reject', duplicateOfId: duplicateOf ?? null },
        words,
        ...(version === undefined ? {} : { version }),
        before: async (tx, ticket) => {
          if (duplicateOf) await refuseForeignDuplicate(tx, by, ticket, duplicateOf)
        },
      })
    },

    /** Severity; critical moves ahead of the queue, and the history keeps who changed it (R30). */
    reclassify: (
      by: OperatorActor,
      id: string,
      { severity, reason }: { severity: Severity; reason?: string },
    ) =>
      move(by, id, {
        verb: 'reclassify',
        event: { type: 'reclassify', severity },
        data: { severity, ...(reason ? { reason: clean(reason, 500) } : {}) },
      }),

    /** A log that only the team reads; also what Bote itself notes. */
    note: (by: OperatorActor | SystemActor, id: string, words: Words) =>
      move(by, id, { verb: 'note', event: { type: 'note' }, words, visibility: 'private' }),
  }
}

async function refuseForeignDepartment(tx: Tx, input: HandOver, ticket: TicketRow): Promise<void> {
  const departmentId = input.departmentId ?? ticket.departmentId
  if (departmentId !== ticket.departmentId) {
    const found = await tx.first(sql`
      select 1 from department where id = ${departmentId} and company_id = ${ticket.companyId} and active`)
    if (!found) throw new NotFound('department')
  }
  if (input.operatorId)
    await refuseOutsider(tx, input.operatorId, { companyId: ticket.companyId, departmentId })
}

/** What the operator may not see is no original either. */
async function refuseForeignDuplicate(
  tx: Tx,
  by: OperatorActor,
  ticket: TicketRow,
  duplicateOf: string,
): Promise<void> {
  const found = await tx.first(sql`
    select 1 from ticket t
    where t.id = ${duplicateOf} and t.customer_id = ${ticket.customerId} and t.id <> ${ticket.id}
      and ${visibleTickets(by)}`)
  if (!found) throw new NotFound('ticket')
}

function handOverData({ team, departmentId, operatorId }: HandOver, justification: string) {
  return {
    team: team satisfies Team,
    justification,
    ...(departmentId ? { departmentId } : {}),
    ...(operatorId ? { operatorId } : {}),
  }
}

type Proposal = NewProposal & { id: string; sentAt: Date }

function readProposal({ hours, price, body, validUntil }: NewProposal): NewProposal {
  const fields: Record<string, string> = {}
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(hours) || Number(hours) <= 0) fields.hours = 'not_positive'
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(price)) fields.price = 'not_money'
  if (clean(body, LONGEST_TEXT) === '') fields.body = 'missing'
  if (Number.isNaN(validUntil.getTime())) fields.validUntil = 'missing'
  if (Object.keys(fields).length > 0) throw new Invalid('proposal', { fields })
  return { hours, price, body: clean(body, LONGEST_TEXT), validUntil }
}

async function keepProposal(
  tx: Tx,
  by: OperatorActor,
  ticket: TicketRow,
  { id, hours, price, body, validUntil, sentAt }: Proposal,
): Promise<void> {
  await tx.query(sql`
    insert into proposal (id, ticket_id, hours, price, currency, body, valid_until, sent_by_id, sent_at)
    select ${id}, ${ticket.id}, ${hours}::numeric, ${price}::numeric, c.currency, ${body}, ${validUntil}, ${by.id},
      ${sentAt}
    from company c where c.id = ${ticket.companyId}`)
}
