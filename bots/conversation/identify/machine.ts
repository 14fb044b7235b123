import { assign, setup } from 'xstate'

/** What the person gave to prove who they are. */
export type IdentifyTalk = {
  token: string | null
  phone: string | null
  email: string | null
  code: string | null
}

export type IdentifyEvent =
  | { type: 'invited'; token: string }
  | { type: 'sharedPhone'; phone: string }
  | { type: 'typedEmail'; email: string }
  | { type: 'typedCode'; code: string }
  | { type: 'wantsEmail' }
  | { type: 'startedOver' }
  | { type: 'matched' }
  | { type: 'unmatched' }
  | { type: 'shared' }
  | { type: 'codeSent' }
  | { type: 'tooMany' }
  | { type: 'wrongCode' }
  | { type: 'codeOver' }

/** Who is there? Proven by an invite, a phone number the channel vouches for, or a code by e-mail (R3). */
export const identifyMachine = setup({
  types: {} as { context: IdentifyTalk; events: IdentifyEvent; input: { token: string | null } },
  actions: {
    redeemInvite: () => {},
    matchPhone: () => {},
    sendCode: () => {},
    checkCode: () => {},
    keepToken: assign(({ event }) => (event.type === 'invited' ? { token: event.token } : {})),
    keepPhone: assign(({ event }) => (event.type === 'sharedPhone' ? { phone: event.phone } : {})),
    keepEmail: assign(({ event }) => (event.type === 'typedEmail' ? { email: event.email } : {})),
    keepCode: assign(({ event }) => (event.type === 'typedCode' ? { code: event.code } : {})),
    forget: assign({ token: null, phone: null, email: null, code: null }),
  },
  guards: { isInvited: ({ context }) => context.token !== null },
}).createMachine({
  id: 'identify',
  context: ({ input }) => ({ token: input?.token ?? null, phone: null, email: null, code: null }),
  initial: 'arriving',
  on: {
    invited: { target: '.redeeming', actions: 'keepToken' },
    sharedPhone: { target: '.matching', actions: 'keepPhone' },
    typedEmail: { target: '.sending', actions: 'keepEmail' },
    wantsEmail: '.addressing',
    startedOver: { target: '.asking', actions: 'forget' },
  },
  states: {
    arriving: { always: [{ guard: 'isInvited', target: 'redeeming' }, { target: 'asking' }] },
    asking: {},
    addressing: {},
    redeeming: { entry: 'redeemInvite', on: { matched: 'known', unmatched: 'uninvited' } },
    /** The invite is of no use; everything else still is. */
    uninvited: {},
    matching: { entry: 'matchPhone', on: { matched: 'known', shared: 'emailing', unmatched: 'unknown' } },
    /** Several people share the number: only the e-mail can tell them apart. */
    emailing: {},
    unknown: {},
    sending: { entry: 'sendCode', on: { codeSent: 'coding', tooMany: 'resting' } },
    coding: { on: { typedCode: { target: 'checking', actions: 'keepCode' } } },
    checking: { entry: 'checkCode', on: { matched: 'known', wrongCode: 'mistyped', codeOver: 'expired' } },
    mistyped: { on: { typedCode: { target: 'checking', actions: 'keepCode' } } },
    expired: {},
    resting: {},
    known: { type: 'final' },
  },
})
