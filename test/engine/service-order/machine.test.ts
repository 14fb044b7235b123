import { describe, expect, it } from 'vitest'
import { ENDED_SERVICE_ORDER_STATES, SERVICE_ORDER_STATES } from '../../../engine/service-order/states.ts'
import { allowedIn } from '../../lifecycle.ts'
import { EVENTS, moves, ways } from './paths.ts'

/** What may happen in each state and where it leads (R53). */
const AGREED: Record<string, Record<string, string>> = {
  open: { edit: 'open', schedule: 'scheduled', cancel: 'cancelled', dispatch: 'open' },
  scheduled: {
    edit: 'scheduled',
    reschedule: 'scheduled',
    cancelSchedule: 'open',
    start: 'in_execution',
    cancel: 'cancelled',
    dispatch: 'scheduled',
  },
  in_execution: {
    edit: 'in_execution',
    changeMaterials: 'in_execution',
    close: 'closed',
    cancel: 'cancelled',
    dispatch: 'in_execution',
  },
  closed: { dispatch: 'closed' },
  cancelled: { dispatch: 'cancelled' },
}

describe('the service order machine', () => {
  it('reaches every state', () => {
    expect(new Set(ways.map(({ state }) => state.value))).toEqual(new Set(SERVICE_ORDER_STATES))
  })

  it('allows exactly the movements that were agreed', () => {
    expect(allowedIn(SERVICE_ORDER_STATES, moves)).toEqual(AGREED)
  })

  it('leaves a refused event without any trace', () => {
    const refused = moves.filter(({ from, event }) => !from.can(event))
    expect(refused.length).toBeGreaterThan(50)
    for (const { from, to } of refused) {
      expect(to.value).toBe(from.value)
      expect(to.context).toEqual(from.context)
    }
  })

  it('has a technician and a time exactly from its schedule on', () => {
    for (const { state } of ways) {
      const { technicianId, scheduledFrom, scheduledUntil } = state.context
      const isPlanned = technicianId !== null
      expect([scheduledFrom !== null, scheduledUntil !== null]).toEqual([isPlanned, isPlanned])
      if (state.value === 'open') expect(isPlanned).toBe(false)
      if (['scheduled', 'in_execution', 'closed'].includes(state.value)) expect(isPlanned).toBe(true)
    }
  })

  it('knows when it ended exactly when it has', () => {
    for (const { state } of ways)
      expect(state.context.endedAt !== null).toBe(
        (ENDED_SERVICE_ORDER_STATES as readonly string[]).includes(state.value),
      )
  })

  it('knows no other event than those that are walked here', () => {
    expect(new Set(ways[0]?.state.machine.events)).toEqual(new Set(EVENTS.map(({ type }) => type)))
  })
})
