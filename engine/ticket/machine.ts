import { assign, cancel, raise, setup } from 'xstate'
import type { Team } from '../actor.ts'
import { isProposalValid, isRatingOpen, type TicketFacts } from './facts.ts'
import { beginWaiting, reschedule, untilReminder, untilSilence } from './silence.ts'
import type { Severity } from './states.ts'

export type TicketEvent =
  | { type: 'take'; operatorId: string }
  | { type: 'assign'; operatorId: string }
  | {
      type: 'handOver'
      team: Team
      justification: string
      departmentId: string
      operatorId: string | null
    }
  | { type: 'estimate'; operatorId: string }
  | { type: 'propose'; proposalId: string; validUntil: Date }
  | { type: 'approveProposal' }
  | { type: 'refuseProposal' }
  | { type: 'resume' }
  | { type: 'ask'; operatorId: string }
  | { type: 'solve'; operatorId: string }
  | { type: 'approve' }
  | { type: 'approveWithRestrictions' }
  | { type: 'refuse' }
  | { type: 'keepOpen' }
  | { type: 'reject'; duplicateOfId: string | null }
  | { type: 'cancel' }
  | { type: 'customerWrote' }
  | { type: 'teamWrote' }
  | { type: 'note' }
  | { type: 'reclassify'; severity: Severity }
  | { type: 'rate' }
  | { type: 'silence' }
  | { type: 'remind' }
  | { type: 'reschedule' }

/** The news of a ticket: who hears which in what words is decided by notices.ts. */
export type TicketNews =
  | 'opened'
  | 'taken'
  | 'handedOver'
  | 'estimating'
  | 'proposed'
  | 'proposalApproved'
  | 'proposalRefused'
  | 'resumed'
  | 'asked'
  | 'customerWrote'
  | 'teamWrote'
  | 'solved'
  | 'approved'
  | 'approvedWithRestrictions'
  | 'refused'
  | 'keptOpen'
  | 'reminded'
  | 'validation'
  | 'closedForSilence'
  | 'rejected'
  | 'cancelled'
  | 'rated'

const tell = <N extends TicketNews>(news: N) => ({ type: 'tell', params: { news } }) as const

const byTeam = {
  assign: { actions: ['assignOperator', tell('taken')] },
  handOver: { actions: ['moveToTeam', tell('handedOver')] },
  reclassify: { actions: 'setSeverity' },
  reject: { target: 'rejected', actions: ['rejected', tell('rejected')] },
} as const

const ask = {
  target: 'pending_customer',
  reenter: true,
  actions: ['assignOperator', 'responded', tell('asked')],
} as const
const solve = {
  target: 'awaiting_approval',
  reenter: true,
  actions: ['assignOperator', 'responded', 'solved', tell('solved')],
} as const
const resume = { target: 'in_progress', actions: ['withdrawProposal', tell('resumed')] } as const
const customerAnswers = { target: 'in_progress', actions: ['heard', tell('customerWrote')] } as const
const customerWrites = { actions: ['heard', tell('customerWrote')] } as const
const teamWrites = { actions: ['responded', tell('teamWrote')] } as const

/**
 * May it happen now? The ticket's whole life (R15-R25). Durable, so flat: no nesting, no actors; effects are only
 * named and every delay comes from the context. A state that waits for the customer arms two timers when it is
 * entered and disarms them when it is left: nothing closes while the ball is with the team (R22).
 */
export const ticketMachine = setup({
  types: {} as { context: TicketFacts; events: TicketEvent; input: TicketFacts },
  actions: {
    tell: (_, _params: { news: TicketNews }) => {},
    settleProposal: (_, _params: { decision: 'approved' | 'refused' }) => {},
    openFollowUp: () => {},
    noted: () => {},

    assignOperator: assign(({ event, context }) => ({
      operatorId: ('operatorId' in event && event.operatorId) || context.operatorId,
    })),
    moveToTeam: assign(({ event }) => {
      if (event.type !== 'handOver') return {}
      const { team, justification, departmentId, operatorId } = event
      return { team, justification, departmentId, operatorId, unread: true }
    }),
    setSeverity: assign(({ event }) => {
      if (event.type !== 'reclassify') return {}
      return { severity: event.severity, rank: event.severity === 'critical' ? 0 : 1 }
    }),
    holdProposal: assign(({ event }) => {
      if (event.type !== 'propose') return {}
      return {
        proposalId: event.proposalId,
        proposalState: 'sent',
        proposalValidUntil: event.validUntil,
        ball: 'customer',
      }
    }),
    approveProposal: assign({ proposalState: 'approved' }),
    refuseProposal: assign({ proposalState: 'refused' }),
    withdrawProposal: assign({
      proposalState: ({ context }) =>
        context.proposalState === 'sent' ? 'withdrawn' : context.proposalState,
    }),

    heard: assign({ ball: 'team', unread: true }),
    responded: assign({
      firstRespondedAt: ({ context }) => context.firstRespondedAt ?? context.now,
      unread: false,
    }),
    solved: assign({ solvedAt: ({ context }) => context.now }),
    ballToTeam: assign({ ball: 'team' }),
    ballToCustomer: assign({ ball: 'customer' }),

    beginPending: assign(({ context }) => beginWaiting(context, 'pending_customer')),
    beginValidation: assign(({ context }) => beginWaiting(context, 'customer_validation')),
    beginApproval: assign(({ context }) => beginWaiting(context, 'awaiting_approval')),
    stopWaiting: assign({ silentSince: null, closesAt: null, remindersSent: 0 }),
    rebeginPending: assign(({ context }) => reschedule(context, 'pending_customer')),
    rebeginValidation: assign(({ context }) => reschedule(context, 'customer_validation')),
    rebeginApproval: assign(({ context }) => reschedule(context, 'awaiting_approval')),
    countReminder: assign({ remindersSent: ({ context }) => context.remindersSent + 1 }),
    disarmSilence: cancel('silence'),
    disarmReminder: cancel('reminder'),
    armPending: raise({ type: 'silence' }, { id: 'silence', delay: 'pendingSilence' }),
    armValidation: raise({ type: 'silence' }, { id: 'silence', delay: 'validationSilence' }),
    armApproval: raise({ type: 'silence' }, { id: 'silence', delay: 'approvalSilence' }),
    remindPending: raise({ type: 'remind' }, { id: 'reminder', delay: 'pendingReminder' }),
    remindValidation: raise({ type: 'remind' }, { id: 'reminder', delay: 'validationReminder' }),
    remindApproval: raise({ type: 'remind' }, { id: 'reminder', delay: 'approvalReminder' }),

    approved: assign({ closeReason: 'approved' }),
    restricted: assign({ closeReason: 'restrictions' }),
    silent: assign({ closeReason: 'silence' }),
    cancelled: assign({ closeReason: 'cancelled' }),
    rejected: assign(({ event }) => {
      if (event.type !== 'reject') return {}
      const { duplicateOfId } = event
      return { duplicateOfId, closeReason: duplicateOfId ? 'duplicate' : 'rejected' }
    }),
    end: assign({ closedAt: ({ context }) => context.now, ball: 'none', unread: false }),
    rated: assign({ rated: true }),
  },
  guards: {
    proposalIsValid: ({ context }) => isProposalValid(context),
    proposalWasSent: ({ context }) => context.proposalState === 'sent',
    validationFollows: ({ context }) => context.policy.pendingFollows === 'validation',
    ballIsWithCustomer: ({ context }) => context.ball === 'customer',
    ratingIsOpen: ({ context }) => isRatingOpen(context),
  },
  delays: {
    pendingSilence: ({ context }) => untilSilence(context, 'pending_customer'),
    validationSilence: ({ context }) => untilSilence(context, 'customer_validation'),
    approvalSilence: ({ context }) => untilSilence(context, 'awaiting_approval'),
    pendingReminder: ({ context }) => untilReminder(context, 'pending_customer'),
    validationReminder: ({ context }) => untilReminder(context, 'customer_validation'),
    approvalReminder: ({ context }) => untilReminder(context, 'awaiting_approval'),
  },
}).createMachine({
  id: 'ticket',
  context: ({ input }) => input,
  initial: 'new',
  on: { note: { actions: 'noted' } },
  states: {
    new: {
      entry: tell('opened'),
      on: {
        ...byTeam,
        assign: { target: 'in_progress', actions: ['assignOperator', tell('taken')] },
        take: { target: 'in_progress', actions: ['assignOperator', tell('taken')] },
        estimate: { target: 'estimating', actions: ['assignOperator', tell('estimating')] },
        ask,
        solve,
        cancel: { target: 'cancelled', actions: ['cancelled', tell('cancelled')] },
        customerWrote: customerWrites,
        teamWrote: teamWrites,
      },
    },
    estimating: {
      entry: 'ballToTeam',
      on: {
        ...byTeam,
        take: { actions: ['assignOperator', tell('taken')] },
        propose: { actions: ['holdProposal', 'responded', tell('proposed')] },
        approveProposal: {
          guard: 'proposalIsValid',
          target: 'in_progress',
          actions: [
            'approveProposal',
            'heard',
            { type: 'settleProposal', params: { decision: 'approved' } },
            tell('proposalApproved'),
          ],
        },
        refuseProposal: {
          guard: 'proposalWasSent',
          target: 'in_progress',
          actions: [
            'refuseProposal',
            'heard',
            { type: 'settleProposal', params: { decision: 'refused' } },
            tell('proposalRefused'),
          ],
        },
        resume,
        reject: { target: 'rejected', actions: ['withdrawProposal', 'rejected', tell('rejected')] },
        customerWrote: customerWrites,
        teamWrote: teamWrites,
      },
    },
    in_progress: {
      entry: 'ballToTeam',
      on: {
        ...byTeam,
        take: { actions: ['assignOperator', tell('taken')] },
        estimate: { target: 'estimating', actions: ['assignOperator', tell('estimating')] },
        ask,
        solve,
        customerWrote: customerWrites,
        teamWrote: teamWrites,
      },
    },
    pending_customer: {
      entry: ['ballToCustomer', 'beginPending', 'armPending', 'remindPending'],
      exit: ['disarmSilence', 'disarmReminder', 'stopWaiting'],
      on: {
        ...byTeam,
        ask,
        solve,
        resume,
        customerWrote: customerAnswers,
        teamWrote: { target: 'pending_customer', reenter: true, ...teamWrites },
        keepOpen: { target: 'pending_customer', reenter: true, actions: tell('keptOpen') },
        // The policy or the calendar changed: the same silence, other deadlines.
        reschedule: { actions: ['rebeginPending', 'armPending', 'remindPending'] },
        remind: { actions: ['countReminder', 'remindPending', tell('reminded')] },
        silence: [
          { guard: 'validationFollows', target: 'customer_validation', actions: tell('validation') },
          { target: 'closed', actions: ['silent', tell('closedForSilence')] },
        ],
      },
    },
    customer_validation: {
      entry: ['ballToCustomer', 'beginValidation', 'armValidation', 'remindValidation'],
      exit: ['disarmSilence', 'disarmReminder', 'stopWaiting'],
      on: {
        ...byTeam,
        ask,
        solve,
        resume,
        customerWrote: customerAnswers,
        teamWrote: { target: 'pending_customer', ...teamWrites },
        keepOpen: { target: 'customer_validation', reenter: true, actions: tell('keptOpen') },
        // The policy or the calendar changed: the same silence, other deadlines.
        reschedule: { actions: ['rebeginValidation', 'armValidation', 'remindValidation'] },
        remind: { actions: ['countReminder', 'remindValidation', tell('reminded')] },
        silence: { target: 'closed', actions: ['silent', tell('closedForSilence')] },
      },
    },
    awaiting_approval: {
      entry: ['ballToCustomer', 'beginApproval', 'armApproval', 'remindApproval'],
      exit: ['disarmSilence', 'disarmReminder', 'stopWaiting'],
      on: {
        ...byTeam,
        ask,
        solve,
        resume,
        approve: { target: 'closed', actions: ['approved', tell('approved')] },
        approveWithRestrictions: {
          target: 'closed',
          actions: ['restricted', 'openFollowUp', tell('approvedWithRestrictions')],
        },
        refuse: { target: 'in_progress', actions: ['heard', tell('refused')] },
        // The customer spoke: the ball is with the team, so the clock of silence stops until the team answers (R22).
        customerWrote: {
          actions: ['heard', 'disarmSilence', 'disarmReminder', 'stopWaiting', tell('customerWrote')],
        },
        teamWrote: { target: 'awaiting_approval', reenter: true, ...teamWrites },
        keepOpen: { target: 'awaiting_approval', reenter: true, actions: tell('keptOpen') },
        // The policy or the calendar changed: the same silence, other deadlines.
        reschedule: {
          guard: 'ballIsWithCustomer',
          actions: ['rebeginApproval', 'armApproval', 'remindApproval'],
        },
        remind: {
          guard: 'ballIsWithCustomer',
          actions: ['countReminder', 'remindApproval', tell('reminded')],
        },
        silence: {
          guard: 'ballIsWithCustomer',
          target: 'closed',
          actions: ['silent', tell('closedForSilence')],
        },
      },
    },
    closed: {
      entry: 'end',
      on: { rate: { guard: 'ratingIsOpen', actions: ['rated', tell('rated')] } },
    },
    rejected: { entry: 'end' },
    cancelled: { entry: 'end' },
  },
})
