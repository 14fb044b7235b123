import { assign, setup } from 'xstate'
import type { Mark } from '#engine'

/** One ticket that the person is looking at. */
export type TicketTalk = {
  ticketId: string
  /** What is about to be written: a log, a reason, what is missing. */
  words: Words | null
  proposal: string | null
  mark: Mark | null
  /** What the person said shortly before pressing approve, when it says otherwise. */
  doubt: string | null
}

export type Words = { text: string; attachmentIds: string[]; externalId: string }

export type TicketTalkEvent =
  | { type: 'show' }
  | { type: 'files' }
  | { type: 'write' }
  | { type: 'approve'; doubt: string | null }
  | { type: 'refuse' }
  | { type: 'restrict' }
  | { type: 'keep' }
  | { type: 'acceptProposal'; proposal: string }
  | { type: 'declineProposal'; proposal: string }
  | { type: 'cancel' }
  | { type: 'rate'; mark: Mark }
  | { type: 'followUp' }
  | { type: 'wrote'; words: Words }
  | { type: 'yes' }
  | { type: 'no' }
  | { type: 'leave' }
  | { type: 'done' }
  | { type: 'failed' }
  | { type: 'tooLate' }
  | { type: 'gone' }
  | { type: 'movedOn' }
  | { type: 'commentWanted' }

/**
 * Inside one ticket (R21, R22, R24, R26): what is written here is a log, and what can be decided is decided. Whether
 * it may happen is the ticket's own machine to say; here is only what has to be asked first.
 */
export const ticketTalkMachine = setup({
  types: {} as { context: TicketTalk; events: TicketTalkEvent; input: { ticketId: string } },
  actions: {
    showTicket: () => {},
    showFiles: () => {},
    stayPut: () => {},
    writeLog: () => {},
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
    askForComment: () => {},
    rateTicket: () => {},
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
    show: '.showing',
    files: '.listingFiles',
    write: '.writing',
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
    rate: { target: '.rating', actions: ['keepMark', 'forgetWords'] },
    followUp: '.followingUp',
  },
  states: {
    /** Here every message is a log of the ticket. */
    reading: { on: { wrote: { target: 'logging', actions: 'keepWords' } } },
    showing: { entry: 'showTicket', on: { done: 'reading', gone: 'left' } },
    listingFiles: { entry: 'showFiles', on: { done: 'reading', gone: 'left' } },

    /** Thought better of: nothing changes. */
    unmoved: { entry: 'stayPut', on: { done: 'reading' } },

    writing: { on: { wrote: { target: 'logging', actions: 'keepWords' }, no: 'unmoved' } },
    logging: { entry: 'writeLog', on: { done: 'reading', failed: 'reading', movedOn: 'left', gone: 'left' } },

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

    rating: {
      entry: 'askForComment',
      on: { commentWanted: 'mustComment', done: 'mayComment', failed: 'reading', gone: 'left' },
    },
    mustComment: { on: { wrote: { target: 'rated', actions: 'keepWords' }, leave: 'left' } },
    /** Whoever goes away without a comment has rated all the same. */
    mayComment: {
      on: { wrote: { target: 'rated', actions: 'keepWords' }, no: 'rated', leave: 'rated' },
    },
    rated: {
      entry: 'rateTicket',
      on: { done: 'left', failed: 'left', commentWanted: 'mustComment', gone: 'left' },
    },

    followingUp: { entry: 'beginFollowUp', on: { movedOn: 'left', gone: 'left' } },
    left: { type: 'final' },
  },
})
