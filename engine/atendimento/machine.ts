import { assign, cancel, raise, setup } from 'xstate'
import {
  firstResponse,
  halt,
  recalculated,
  setGoing,
  untilBreach,
  untilResponseBreach,
  untilResponseWarning,
  untilWarning,
} from './clock.ts'
import type { AtendimentoEvent, AtendimentoNews } from './events.ts'
import { type AtendimentoFacts, mayBeRated } from './facts.ts'

const tell = <N extends AtendimentoNews>(news: N) => ({ type: 'tell', params: { news } }) as const
const stop = (why: 'paused' | 'moved' | 'finished') => ({ type: 'endStretch', params: { why } }) as const

const armed = ['armWarning', 'armBreach'] as const
const disarmed = ['disarmWarning', 'disarmBreach'] as const
const responded = ['responded', 'disarmResponseWarning', 'disarmResponseBreach'] as const

/** The clock stands while the case moves, and goes on under the new calendar and allowance: what was used up stays. */
const moves = [
  stop('moved'),
  'halt',
  'move',
  'setGoing',
  'beginStretch',
  ...armed,
  'moveRun',
  tell('moved'),
] as const
const movesProcess = [
  stop('moved'),
  'halt',
  'moveProcess',
  'setGoing',
  'promiseResponse',
  'beginStretch',
  ...armed,
  'armResponseWarning',
  'armResponseBreach',
  'moveRun',
  tell('moved'),
] as const

/** Whoever is responsible stays so, unless the case goes to another department. */
const forwarded = (actions: typeof moves | typeof movesProcess) =>
  [{ guard: 'leavesDepartment', target: 'waiting', actions: [...actions, 'letGo'] }, { actions }] as const
const forwarding = {
  nextSubprocess: forwarded(moves),
  toSubprocess: forwarded(moves),
  toProcess: forwarded(movesProcess),
}

/** What may come before the end whatever the state: it is only noted. */
const living = {
  check: { actions: 'noted' },
  includeViewer: { actions: 'noted' },
  removeViewer: { actions: 'noted' },
  comment: { actions: [...responded, tell('commented')] },
  customerWrote: { actions: ['heard', tell('customerWrote')] },
  attach: { actions: 'noted' },
  changeFile: { actions: 'noted' },
  deleteFile: { actions: 'noted' },
  serviceOrderMoved: { actions: 'noted' },
} as const

const timed = {
  slaWarning: { actions: ['warned', 'armWarning', tell('slaWarned')] },
  slaBreach: { actions: ['breached', 'disarmWarning', tell('slaBreached')] },
  responseWarning: { actions: tell('responseWarned') },
  responseBreach: { actions: tell('responseBreached') },
  // The calendar changed: the same stretch, other deadlines.
  reschedule: {
    actions: ['recalculate', ...armed, 'armResponseWarning', 'armResponseBreach'],
  },
} as const

const tools = {
  createServiceOrder: { actions: tell('serviceOrderCreated') },
  changeConnection: { actions: 'noted' },
  createLead: { actions: 'noted' },
} as const

const transfer = { target: 'claimed', actions: ['assignOperator', tell('transferred')] } as const
const finish = {
  guard: 'noOpenServiceOrder',
  target: 'finished',
  actions: [...responded, stop('finished'), 'halt', ...disarmed, 'finish', 'endRun', tell('finished')],
} as const
const cancelled = { target: 'cancelled', actions: ['cancel', tell('cancelled')] } as const

/**
 * May it happen now? The atendimento's whole life (R40-R58). Durable, so flat: no nesting, no actors; effects are only
 * named and every delay comes from the context. The clock runs from the third step until the end and stands while the
 * customer is asked.
 */
export const atendimentoMachine = setup({
  types: {} as { context: AtendimentoFacts; events: AtendimentoEvent; input: AtendimentoFacts },
  actions: {
    tell: (_, _params: { news: AtendimentoNews }) => {},
    endStretch: (_, _params: { why: 'paused' | 'moved' | 'finished' }) => {},
    beginStretch: () => {},
    moveRun: () => {},
    endRun: () => {},
    noted: () => {},

    checked: assign({ checkedAt: ({ context }) => context.now }),
    begin: assign(({ context, event }) => {
      if (event.type !== 'start') return {}
      const { type: _, ...chosen } = event
      return {
        ...chosen,
        startedAt: context.now,
        firstRespondedAt: context.openedById ? context.now : null,
      }
    }),
    assignOperator: assign(({ event, context }) => ({
      operatorId: 'operatorId' in event ? event.operatorId : context.operatorId,
    })),
    letGo: assign({ operatorId: null, unread: true }),
    move: assign(({ event }) => {
      if (event.type !== 'nextSubprocess' && event.type !== 'toSubprocess') return {}
      const { type: _, ...chosen } = event
      return chosen
    }),
    moveProcess: assign(({ event }) => {
      if (event.type !== 'toProcess') return {}
      const { type: _, ...chosen } = event
      return { ...chosen, slaWarnings: 0, breachedAt: null }
    }),
    ask: assign({ pauseReason: ({ event }) => (event.type === 'pause' ? event.reason : null), dueAt: null }),
    answered: assign({ pauseReason: null }),
    heard: assign({ unread: true }),
    responded: assign({
      firstRespondedAt: ({ context }) =>
        context.startedAt ? (context.firstRespondedAt ?? context.now) : context.firstRespondedAt,
    }),
    finish: assign(({ context, event }) => {
      if (event.type !== 'finish') return {}
      const { type: _, ...chosen } = event
      return { ...chosen, finishedAt: context.now, pauseReason: null, unread: false }
    }),
    cancel: assign(({ context, event }) => {
      if (event.type !== 'cancel') return {}
      return { cancelReason: event.reason, finishedAt: context.now, unread: false }
    }),
    rated: assign({ rated: true }),

    setGoing: assign(({ context }) => setGoing(context)),
    halt: assign(({ context }) => halt(context)),
    promiseResponse: assign(({ context }) => firstResponse(context)),
    recalculate: assign(({ context }) => recalculated(context)),
    warned: assign({ slaWarnings: ({ context }) => context.slaWarnings + 1 }),
    breached: assign({ breachedAt: ({ context }) => context.now }),
    armWarning: raise({ type: 'slaWarning' }, { id: 'slaWarning', delay: 'warning' }),
    armBreach: raise({ type: 'slaBreach' }, { id: 'slaBreach', delay: 'breach' }),
    armResponseWarning: raise(
      { type: 'responseWarning' },
      { id: 'responseWarning', delay: 'responseWarning' },
    ),
    armResponseBreach: raise({ type: 'responseBreach' }, { id: 'responseBreach', delay: 'responseBreach' }),
    disarmWarning: cancel('slaWarning'),
    disarmBreach: cancel('slaBreach'),
    disarmResponseWarning: cancel('responseWarning'),
    disarmResponseBreach: cancel('responseBreach'),
  },
  guards: {
    leavesDepartment: ({ context, event }) =>
      'departmentId' in event && event.departmentId !== context.departmentId,
    noOpenServiceOrder: ({ context }) => context.openServiceOrders === 0,
    ratingIsOpen: ({ context }) => mayBeRated(context),
  },
  delays: {
    warning: ({ context }) => untilWarning(context),
    breach: ({ context }) => untilBreach(context),
    responseWarning: ({ context }) => untilResponseWarning(context),
    responseBreach: ({ context }) => untilResponseBreach(context),
  },
}).createMachine({
  id: 'atendimento',
  context: ({ input }) => input,
  initial: 'registered',
  on: { note: { actions: 'noted' } },
  states: {
    registered: {
      entry: tell('registered'),
      on: { ...living, check: { target: 'checked', actions: 'checked' }, cancel: cancelled },
    },
    checked: {
      on: {
        ...living,
        check: { actions: 'checked' },
        start: {
          target: 'waiting',
          actions: [
            'begin',
            'setGoing',
            'promiseResponse',
            'beginStretch',
            ...armed,
            'armResponseWarning',
            'armResponseBreach',
            'moveRun',
            tell('started'),
          ],
        },
        cancel: cancelled,
      },
    },
    waiting: {
      on: {
        ...living,
        ...timed,
        claim: { target: 'claimed', actions: ['assignOperator', tell('claimed')] },
        transfer,
      },
    },
    claimed: {
      on: {
        ...living,
        ...timed,
        ...tools,
        ...forwarding,
        release: { target: 'waiting', actions: 'letGo' },
        transfer,
        pause: {
          target: 'paused',
          actions: [...responded, stop('paused'), 'halt', 'ask', ...disarmed, tell('asked')],
        },
        finish,
      },
    },
    paused: {
      on: {
        ...living,
        ...tools,
        transfer: { actions: ['assignOperator', tell('transferred')] },
        resume: { target: 'claimed', actions: ['answered', 'setGoing', 'beginStretch', ...armed] },
        // The customer spoke: the clock goes on, for it is the team's turn again.
        customerWrote: {
          target: 'claimed',
          actions: ['heard', 'answered', 'setGoing', 'beginStretch', ...armed, tell('customerWrote')],
        },
        finish,
      },
    },
    finished: {
      on: { rate: { guard: 'ratingIsOpen', actions: ['rated', tell('rated')] } },
    },
    cancelled: {},
  },
})
