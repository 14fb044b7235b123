import { describe, expect, it } from 'vitest'
import { TICKET_STATES } from '../../../engine/ticket/states.ts'
import { allowedIn } from '../../lifecycle.ts'
import { EVENTS, moves, ways } from './paths.ts'

/** What may happen in each state and where it leads, as the team agreed on it (R15-R25). */
const AGREED: Record<string, Record<string, string>> = {
  new: {
    take: 'in_progress',
    assign: 'in_progress',
    handOver: 'new',
    estimate: 'estimating',
    ask: 'pending_customer',
    solve: 'awaiting_approval',
    reject: 'rejected',
    cancel: 'cancelled',
    customerWrote: 'new',
    teamWrote: 'new',
    note: 'new',
    reclassify: 'new',
  },
  estimating: {
    take: 'estimating',
    assign: 'estimating',
    handOver: 'estimating',
    propose: 'estimating',
    approveProposal: 'in_progress',
    refuseProposal: 'in_progress',
    resume: 'in_progress',
    reject: 'rejected',
    customerWrote: 'estimating',
    teamWrote: 'estimating',
    note: 'estimating',
    reclassify: 'estimating',
  },
  in_progress: {
    take: 'in_progress',
    assign: 'in_progress',
    handOver: 'in_progress',
    estimate: 'estimating',
    ask: 'pending_customer',
    solve: 'awaiting_approval',
    reject: 'rejected',
    customerWrote: 'in_progress',
    teamWrote: 'in_progress',
    note: 'in_progress',
    reclassify: 'in_progress',
  },
  pending_customer: {
    assign: 'pending_customer',
    handOver: 'pending_customer',
    resume: 'in_progress',
    ask: 'pending_customer',
    solve: 'awaiting_approval',
    reject: 'rejected',
    customerWrote: 'in_progress',
    teamWrote: 'pending_customer',
    keepOpen: 'pending_customer',
    silence: 'customer_validation',
    remind: 'pending_customer',
    reschedule: 'pending_customer',
    note: 'pending_customer',
    reclassify: 'pending_customer',
  },
  customer_validation: {
    assign: 'customer_validation',
    handOver: 'customer_validation',
    resume: 'in_progress',
    ask: 'pending_customer',
    solve: 'awaiting_approval',
    reject: 'rejected',
    customerWrote: 'in_progress',
    teamWrote: 'pending_customer',
    keepOpen: 'customer_validation',
    silence: 'closed',
    remind: 'customer_validation',
    reschedule: 'customer_validation',
    note: 'customer_validation',
    reclassify: 'customer_validation',
  },
  awaiting_approval: {
    assign: 'awaiting_approval',
    handOver: 'awaiting_approval',
    resume: 'in_progress',
    ask: 'pending_customer',
    solve: 'awaiting_approval',
    approve: 'closed',
    approveWithRestrictions: 'closed',
    refuse: 'in_progress',
    reject: 'rejected',
    customerWrote: 'awaiting_approval',
    teamWrote: 'awaiting_approval',
    keepOpen: 'awaiting_approval',
    silence: 'closed',
    remind: 'awaiting_approval',
    reschedule: 'awaiting_approval',
    note: 'awaiting_approval',
    reclassify: 'awaiting_approval',
  },
  closed: { rate: 'closed', note: 'closed' },
  rejected: { note: 'rejected' },
  cancelled: { note: 'cancelled' },
}

describe('the ticket machine', () => {
  it('reaches every state', () => {
    expect(new Set(ways.map(({ state }) => state.value))).toEqual(new Set(TICKET_STATES))
  })

  it('allows exactly the movements that were agreed', () => {
    expect(allowedIn(TICKET_STATES, moves)).toEqual(AGREED)
  })

  it('leaves a refused event without any trace', () => {
    const refused = moves.filter(({ from, event }) => !from.can(event))
    expect(refused.length).toBeGreaterThan(500)
    for (const { from, to } of refused) {
      expect(to.value).toBe(from.value)
      expect(to.context).toEqual(from.context)
    }
  })

  it('never closes for silence while the ball is with the team', () => {
    const closing = moves.filter(({ from, event }) => event.type === 'silence' && from.can(event))
    expect(closing.length).toBeGreaterThan(0)
    for (const { from } of closing) expect(from.context.ball).toBe('customer')
  })

  it('gives the ball to the team whenever the customer speaks', () => {
    for (const { from, event, to } of moves)
      if (event.type === 'customerWrote' && from.can(event)) expect(to.context.ball).toBe('team')
  })

  it('reopens nothing that has ended', () => {
    for (const { from, to } of moves)
      if (['closed', 'rejected', 'cancelled'].includes(from.value)) expect(to.value).toBe(from.value)
  })

  it('rates once', () => {
    for (const { from, event } of moves)
      if (event.type === 'rate' && from.context.rated) expect(from.can(event)).toBe(false)
  })

  it('knows no other event than those that are walked here', () => {
    expect(new Set(ways[0]?.state.machine.events)).toEqual(new Set(EVENTS.map(({ type }) => type)))
  })
})
