import { expect, test } from 'vitest'
import { fixedClock } from '../../../engine/database/clock.ts'
import type { Finding, Light, Source } from '../../../engine/express-check/lights.ts'
import { LIGHTS } from '../../../engine/express-check/lights.ts'
import { look } from '../../../engine/express-check/look.ts'
import { createLog } from '../../../engine/log.ts'
import { silent } from '../../database.ts'

const clock = fixedClock('2026-11-23T13:00:00Z')
const subject = {
  companyId: 'company',
  customerId: 'customer',
  connectionId: null,
  contractId: null,
  atendimentoId: null,
}
const says = (light: Light, look: Source['look'], limitMs = 1_000): Source => ({
  light,
  source: 'test',
  limitMs,
  look,
})
const green = async (): Promise<Finding> => ({ state: 'green', details: [] })
const lookAt = (...sources: Source[]) => look(sources, subject, { clock, log: silent })

test('every light is looked at at the same time, and they come in the order of the palette', async () => {
  let asked = 0
  let all = () => {}
  const everybody = new Promise<void>((resolve) => {
    all = resolve
  })
  // Each answers only when all have been asked: one after another they never would.
  const sources = LIGHTS.toReversed().map((light) =>
    says(light, async () => {
      if (++asked === LIGHTS.length) all()
      await everybody
      return green()
    }),
  )
  const results = await lookAt(...sources)
  expect(results.map(({ light, state }) => [light, state])).toEqual(LIGHTS.map((light) => [light, 'green']))
})

test('one that hangs is grey when its own time is up, is told to give up, and holds nobody else', async () => {
  let gaveUp = false
  const hanging = says(
    'stop',
    (_, signal) =>
      new Promise(() => {
        signal.addEventListener('abort', () => {
          gaveUp = true
        })
      }),
    80,
  )
  const [stop, invoices] = await lookAt(says('invoices', green), hanging)
  expect(stop).toMatchObject({ light: 'stop', state: 'grey', why: 'timed_out', details: [] })
  expect(stop?.tookMs).toBeGreaterThanOrEqual(75)
  expect(invoices).toMatchObject({ state: 'green', why: null })
  expect(invoices?.tookMs).toBeLessThan(75)
  expect(gaveUp).toBe(true)
})

test('one that fails, at once or later, is grey alone', async () => {
  const results = await lookAt(
    says('stop', () => {
      throw new Error('at once')
    }),
    says('default', async () => {
      throw new Error('later')
    }),
    says('pending', () => Promise.reject('not even an error')),
    says('online', green),
  )
  expect(results.map(({ light, state, why }) => [light, state, why])).toEqual([
    ['stop', 'grey', 'failed'],
    ['default', 'grey', 'failed'],
    ['pending', 'grey', 'failed'],
    ['online', 'green', null],
  ])
})

test('one that fails after its time is up does not disturb the program', async () => {
  const late = says(
    'stop',
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      throw new Error('too late')
    },
    10,
  )
  expect(await lookAt(late)).toMatchObject([{ why: 'timed_out' }])
  await new Promise((resolve) => setTimeout(resolve, 80))
})

test.each([
  ['nothing', undefined],
  ['a word', 'green'],
  ['another colour', { state: 'blue', details: [] }],
  ['truth for a colour', { state: true, details: [] }],
  ['details that are no list', { state: 'red', details: { about: 'said' } }],
  ['details without a meaning', { state: 'red', details: ['text'] }],
  ['thousands of details', { state: 'red', details: Array(5_000).fill({ about: 'said', text: 'x' }) }],
])('an answer that is %s is no answer', async (_, answer) => {
  const [result] = await lookAt(says('blocked', async () => answer as never))
  expect(result).toMatchObject({ state: 'grey', why: 'malformed', details: [] })
})

test('what failed is in the log without what it was about', async () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(line) })
  const failing = says('stop', async () => {
    throw new Error('no route')
  })
  await look([failing], subject, { clock, log })
  expect(lines.join()).toContain('a source of the express check failed')
  expect(lines.join()).not.toContain('customer')
})
