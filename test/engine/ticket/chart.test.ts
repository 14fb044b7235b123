import { expect, test } from 'vitest'
import { statesThatAllow, ticketChart } from '../../../engine/ticket/chart.ts'
import { ticketMachine } from '../../../engine/ticket/machine.ts'
import { TICKET_STATES } from '../../../engine/ticket/states.ts'

test('the chart has every state of the machine, one first and three last', () => {
  const { states } = ticketChart()
  expect(states.map(({ state }) => state).sort()).toEqual([...TICKET_STATES].sort())
  expect(states.filter(({ isFirst }) => isFirst).map(({ state }) => state)).toEqual(['new'])
  expect(states.filter(({ isLast }) => isLast).map(({ state }) => state)).toEqual([
    'closed',
    'rejected',
    'cancelled',
  ])
})

test('every arrow is a transition of the machine, and every transition that leads elsewhere an arrow', () => {
  const drawn = ticketChart().arrows.flatMap(({ from, to, events }) =>
    events.map((event) => `${from} ${event} ${to}`),
  )
  const { states } = ticketMachine.config
  const written = Object.entries(states as Record<string, { on?: Record<string, unknown> }>).flatMap(
    ([from, { on = {} }]) =>
      Object.entries(on).flatMap(([event, transition]) =>
        [transition].flat().flatMap((one) => {
          const to = typeof one === 'string' ? one : (one as { target?: string }).target
          return to && to !== from ? [`${from} ${event} ${to}`] : []
        }),
      ),
  )
  expect(drawn.sort()).toEqual(written.sort())
  expect(drawn).toContain('awaiting_approval approve closed')
})

test('says in which states a verb would be possible', () => {
  expect(statesThatAllow('propose')).toEqual(['estimating'])
  expect(statesThatAllow('take')).toEqual(['new', 'estimating', 'in_progress'])
})
