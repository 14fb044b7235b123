import { assign, setup } from 'xstate'
import type { Mark } from '#engine'
import { type CaseEvent, type CaseTalk, caseActions, caseEvents, caseStates } from '../case/machine.ts'

/** One ticket that the person is looking at. */
export type TicketTalk = CaseTalk & {
  ticketId: string
  proposal: string | null
  mark: Mark | null
  /** What the person said shortly before pressing approve, when it says otherwise. */
  doubt: string | null
}

export type TicketTalkEvent =
  | CaseEvent
  | { type: 'approve'; doubt: string | null }
  | { type: 'refuse' }
  | { type: 'restrict' }
  | { type: 'keep' }
  | { type: 'acceptProposal'; proposal: string }
  | { type: 'declineProposal'; proposal: string }
  | { type: 'cancel' }
  | { type: 'rate'; mark: Mark }
  | { type: 'followUp' }
  | { type: 'tooLate' }

/**
 * Inside one ticket (R21, R22, R24, R26): what is written here is a log, and what can be decided is decided. Whether
 * it may happen is the ticket's own machine to say; here is only what has to be asked first.
 */
export const ticketTalkMachine = setup({
  types: {} as { context: TicketTalk; events: TicketTalkEvent; input: { ticketId: string } },
  actions: {
    ...caseActions,
    mayRefuse: () => {},
    mayRestrict: () => {},
    mayDecline: () => {},
    approveTicket: () => {},
    refuseTicket: () => {},
    refuseAsDoubted: () => {},
    approveWithRestrictions: () => {},
    keepOpen: () => {},
    approveProposal: () => {},
    refuseProposal: () => {},
    cancelTicket: () => {},
    beginFollowUp: () => {},
    keepWords: assign(({ event }) => (event.type === 'wrote' ? { words: event.words } : {})),
    keepDoubt: assign(({ event }) => (event.type === 'approve' ? { doubt: event.doubt } : {})),
    keepProposal: assign(({ event }) => ('proposal' in event ? { proposal: event.proposal } : {})),
    keepMark: assign(({ event }) => (event.type === 'rate' ? { mark: event.mark } : {})),
    forgetWords: assign({ words: null, doubt: null }),
  },
  guards: {
    isDoubtful: ({ event }) => event.type === 'approve' && event.doubt !== null,
  },
}).createMachine({
  id: 'ticket',
  context: ({ input }) => ({
    ticketId: input?.ticketId ?? '',
    words: null,
    proposal: null,
    mark: null,
    doubt: null,
  }),
  initial: 'reading',
  on: {
    ...caseEvents,
    approve: [
      { guard: 'isDoubtful', target: '.doubting', actions: 'keepDoubt' },
      { target: '.approving', actions: 'keepDoubt' },
    ],
    refuse: '.refusing',
    restrict: '.restricting',
    keep: '.keeping',
    acceptProposal: { target: '.acceptingProposal', actions: 'keepProposal' },
    declineProposal: { target: '.decliningProposal', actions: 'keepProposal' },
    cancel: '.doubtingCancel',
    followUp: '.followingUp',
  },
  states: {
    ...caseStates,

    /** The words said otherwise: asked once, then what is pressed counts. */
    doubting: { on: { yes: 'approving', no: 'refusingAsDoubted' } },
    approving: { entry: 'approveTicket', on: { done: 'reading', failed: 'reading', gone: 'left' } },
    refusingAsDoubted: { entry: 'refuseAsDoubted', on: { done: 'reading', failed: 'reading', gone: 'left' } },

    refusing: {
      entry: 'mayRefuse',
      on: {
        wrote: { target: 'refused', actions: 'keepWords' },
        no: 'unmoved',
        failed: 'reading',
        gone: 'left',
      },
    },
    refused: {
      entry: 'refuseTicket',
      on: { done: 'reading', failed: 'reading', tooLate: 'logging', gone: 'left' },
    },

    restricting: {
      entry: 'mayRestrict',
      on: {
        wrote: { target: 'restricted', actions: 'keepWords' },
        no: 'unmoved',
        failed: 'reading',
        gone: 'left',
      },
    },
    restricted: {
      entry: 'approveWithRestrictions',
      on: { done: 'reading', failed: 'reading', tooLate: 'logging', gone: 'left' },
    },

    keeping: { entry: 'keepOpen', on: { done: 'reading', failed: 'reading', gone: 'left' } },

    acceptingProposal: { on: { yes: 'accepted', no: 'unmoved' } },
    accepted: { entry: 'approveProposal', on: { done: 'reading', failed: 'reading', gone: 'left' } },
    decliningProposal: {
      entry: 'mayDecline',
      on: {
        wrote: { target: 'declined', actions: 'keepWords' },
        no: 'unmoved',
        failed: 'reading',
        gone: 'left',
      },
    },
    declined: {
      entry: 'refuseProposal',
      on: { done: 'reading', failed: 'reading', tooLate: 'logging', gone: 'left' },
    },

    doubtingCancel: { on: { yes: 'cancelled', no: 'unmoved' } },
    cancelled: { entry: 'cancelTicket', on: { done: 'reading', failed: 'reading', gone: 'left' } },

    followingUp: { entry: 'beginFollowUp', on: { movedOn: 'left', gone: 'left' } },
  },
})
