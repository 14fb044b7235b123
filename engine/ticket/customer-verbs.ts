import type { Actor, ContactActor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Invalid, Refused } from '../errors.ts'
import { clean, type Words } from '../history/wording.ts'
import { keepRating } from '../rating/ratings.ts'
import type { NewRating } from './input.ts'
import type { TicketRow } from './row.ts'
import { MARKS, type Mark } from './states.ts'
import type { MoveTicket } from './tickets.ts'

/** The ticket in which what is missing goes on. */
export type FollowUp = { id: string; number: string }

/** What the customer does with a ticket; `write` is for both sides. */
export function customerVerbs(move: MoveTicket, { clock }: Deps) {
  return {
    /** A public log (R26). By the customer it answers what was asked; a ticket that ended refuses it (R23). */
    write: (by: Actor, id: string, words: Words) =>
      move(by, id, {
        verb: 'write',
        event: { type: by.kind === 'contact' ? 'customerWrote' : 'teamWrote' },
        words,
      }),

    approve: (by: ContactActor, id: string) => move(by, id, { verb: 'approve', event: { type: 'approve' } }),

    /** Not solved: back to the team, with the reason (R21). */
    refuse: (by: ContactActor, id: string, words: Words) =>
      move(by, id, { verb: 'refuse', event: { type: 'refuse' }, words }),

    /** Closes, and what is missing goes on in a new ticket linked to this one (R21, R23). */
    async approveWithRestrictions(
      by: ContactActor,
      id: string,
      words: Words,
    ): Promise<{ ticket: TicketRow; followUp: FollowUp }> {
      let followUp: FollowUp | undefined
      const ticket = await move(by, id, {
        verb: 'approveWithRestrictions',
        event: { type: 'approveWithRestrictions' },
        words,
        after: async (tx) => {
          followUp = await tx.one<FollowUp>(sql`
            select id, number from ticket where follow_up_of_id = ${id} order by opened_at desc, id desc limit 1`)
        },
      })
      return { ticket, followUp: followUp as FollowUp }
    },

    /** Not over yet: the silence begins anew (R22). */
    keepOpen: (by: ContactActor, id: string) =>
      move(by, id, { verb: 'keepOpen', event: { type: 'keepOpen' } }),

    /** While nobody took it. */
    cancel: (by: ContactActor, id: string, words?: Words) =>
      move(by, id, { verb: 'cancel', event: { type: 'cancel' }, ...(words ? { words } : {}) }),

    /** Authorises the charge (R18). `proposalId`, or its last digits, must be of the proposal that is open. */
    approveProposal: (by: ContactActor, id: string, { proposalId }: { proposalId: string }) =>
      move(by, id, {
        verb: 'approveProposal',
        event: { type: 'approveProposal' },
        data: { proposalId },
        before: async (_, ticket) => refuseOldProposal(ticket, proposalId),
      }),

    refuseProposal: (
      by: ContactActor,
      id: string,
      { proposalId, ...words }: Words & { proposalId: string },
    ) =>
      move(by, id, {
        verb: 'refuseProposal',
        event: { type: 'refuseProposal' },
        words,
        data: { proposalId },
        before: async (_, ticket) => refuseOldProposal(ticket, proposalId),
      }),

    /** Once, after closing (R24). A comment is required below the best mark where the company says so. */
    rate: (by: ContactActor, id: string, { mark, comment }: NewRating) =>
      move(by, id, {
        verb: 'rate',
        event: { type: 'rate' },
        data: { mark },
        before: async (tx, ticket) => {
          if (!MARKS.includes(mark)) throw new Invalid('rating.mark')
          const { scale, commentRequired } = await tx.one<{ scale: string; commentRequired: boolean }>(sql`
            select rating_scale as scale, rating_comment_required as comment_required
            from company where id = ${ticket.companyId}`)
          const kept = comment ? clean(comment, 2_000) : null
          if (!kept && needsComment(mark, commentRequired)) throw new Invalid('rating.comment')
          const opinion = { mark, value: ratingValue(mark, scale), comment: kept }
          await keepRating(tx, 'ticket', id, by, opinion, clock.now())
        },
      }),
  }
}

/** Where the company wants it, the comment may be skipped only with the best mark (R65). */
export function needsComment(mark: Mark, isRequired: boolean): boolean {
  return isRequired && mark !== 'great'
}

/** A button of an older proposal must not decide on a newer one. */
function refuseOldProposal(ticket: TicketRow, proposalId: string): void {
  if (proposalId.length < 8 || !ticket.proposalId?.endsWith(proposalId))
    throw new Refused('proposal.replaced', { state: ticket.state })
}

/** TOTALL counts 1 = ótimo, others 5 = best: people see words, reports see the company's number. */
export function ratingValue(mark: Mark, scale: string): number {
  const place = MARKS.indexOf(mark) + 1
  return scale === 'one_is_best' ? place : MARKS.length + 1 - place
}
