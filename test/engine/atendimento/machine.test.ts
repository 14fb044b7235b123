import { describe, expect, it } from 'vitest'
import { ATENDIMENTO_STATES, isEndedAtendimento } from '../../../engine/atendimento/states.ts'
import { EVENTS, FACTS, moves, ways } from './paths.ts'

const ANY_TIME = {
  check: true,
  includeViewer: true,
  removeViewer: true,
  comment: true,
  note: true,
  customerWrote: true,
  attach: true,
  changeFile: true,
  deleteFile: true,
  serviceOrderMoved: true,
} as const
const TOOLS = { createServiceOrder: true, changeConnection: true, createLead: true } as const
const CLOCK = {
  slaWarning: true,
  slaBreach: true,
  responseWarning: true,
  responseBreach: true,
  reschedule: true,
} as const

/** What may happen in each state and where it leads; `true`: nowhere else (R40-R58). */
const AGREED: Record<string, Record<string, true | string[]>> = {
  registered: { ...ANY_TIME, check: ['checked'], cancel: ['cancelled'] },
  checked: { ...ANY_TIME, start: ['waiting'], cancel: ['cancelled'] },
  waiting: { ...ANY_TIME, ...CLOCK, claim: ['claimed'], transfer: ['claimed'] },
  claimed: {
    ...ANY_TIME,
    ...CLOCK,
    ...TOOLS,
    release: ['waiting'],
    transfer: true,
    nextSubprocess: ['claimed', 'waiting'],
    toSubprocess: ['claimed', 'waiting'],
    toProcess: ['claimed', 'waiting'],
    pause: ['paused'],
    finish: ['finished'],
  },
  paused: {
    ...ANY_TIME,
    ...TOOLS,
    transfer: true,
    resume: ['claimed'],
    customerWrote: ['claimed'],
    finish: ['finished'],
  },
  finished: { rate: true, note: true },
  cancelled: { note: true },
}

describe('the atendimento machine', () => {
  it('reaches every state', () => {
    expect(new Set(ways.map(({ state }) => state.value))).toEqual(new Set(ATENDIMENTO_STATES))
    expect(ways.length).toBeGreaterThan(20)
  })

  it('allows exactly the movements that were agreed', () => {
    const found: Record<string, Record<string, Set<string>>> = {}
    for (const { from, event, to } of moves) {
      if (!from.can(event)) continue
      const ofState = found[from.value] ?? {}
      found[from.value] = { ...ofState, [event.type]: (ofState[event.type] ?? new Set()).add(to.value) }
    }
    expect(Object.keys(found).sort()).toEqual(Object.keys(AGREED).sort())
    for (const [state, events] of Object.entries(AGREED)) {
      expect(Object.keys(found[state] ?? {}).sort()).toEqual(Object.keys(events).sort())
      for (const [type, targets] of Object.entries(events)) {
        const allowed = targets === true ? [state] : targets
        for (const target of found[state]?.[type] ?? []) expect(allowed).toContain(target)
      }
    }
  })

  it('leaves a refused event without any trace', () => {
    const refused = moves.filter(({ from, event }) => !from.can(event))
    expect(refused.length).toBeGreaterThan(200)
    for (const { from, to } of refused) {
      expect(to.value).toBe(from.value)
      expect(to.context).toEqual(from.context)
    }
  })

  it('runs the clock exactly while the team has the case', () => {
    for (const { to } of moves)
      expect([to.value, to.context.slaRunningSince !== null]).toEqual([
        to.value,
        to.value === 'waiting' || to.value === 'claimed',
      ])
  })

  it('has somebody responsible exactly while claimed or paused, and keeps who finished it', () => {
    for (const { to } of moves) {
      if (to.value === 'claimed' || to.value === 'paused') expect(to.context.operatorId).not.toBeNull()
      if (['registered', 'checked', 'waiting', 'cancelled'].includes(to.value))
        expect(to.context.operatorId).toBeNull()
    }
  })

  it('goes back to nobody when it leaves the department', () => {
    const left = moves.filter(({ event, from }) => event.type === 'toSubprocess' && from.can(event))
    expect(left.length).toBeGreaterThan(0)
    for (const { from, to } of left)
      expect(to.value).toBe(from.context.departmentId === 'campo' ? 'claimed' : 'waiting')
  })

  it('does not end while a service order is open', () => {
    const open = { ...FACTS, openServiceOrders: 1 }
    const claimed = ways.find(({ state }) => state.value === 'claimed')?.state
    const finish = EVENTS.find(({ type }) => type === 'finish') as (typeof EVENTS)[number]
    const machine = claimed?.machine
    const waiting = machine?.resolveState({ value: 'claimed', context: { ...claimed?.context, ...open } })
    expect(waiting?.can(finish)).toBe(false)
    expect(claimed?.can(finish)).toBe(true)
  })

  it('warns twice and tells once that the time is over', () => {
    for (const { from, event, to } of moves) {
      if (event.type === 'slaWarning' && from.can(event))
        expect(to.context.slaWarnings).toBe(from.context.slaWarnings + 1)
      if (event.type === 'slaBreach' && from.can(event)) expect(to.context.breachedAt).not.toBeNull()
    }
  })

  it('reopens nothing that has ended, and rates once', () => {
    for (const { from, event, to } of moves) {
      if (isEndedAtendimento(from.value)) expect(to.value).toBe(from.value)
      if (event.type === 'rate' && from.context.rated) expect(from.can(event)).toBe(false)
    }
  })

  it('knows no other event than those that are walked here', () => {
    expect(new Set(ways[0]?.state.machine.events)).toEqual(new Set(EVENTS.map(({ type }) => type)))
  })
})
