/** Words for a case: a log, a reason, what is missing. */
export type Words = { text: string; attachmentIds: string[]; externalId: string }

/** What a dialog inside a case has in hand, whatever the case is. */
export type CaseTalk = { words: Words | null }

export type CaseEvent =
  | { type: 'show' }
  | { type: 'files' }
  | { type: 'write' }
  | { type: 'wrote'; words: Words }
  | { type: 'yes' }
  | { type: 'no' }
  | { type: 'leave' }
  | { type: 'done' }
  | { type: 'failed' }
  | { type: 'gone' }
  | { type: 'movedOn' }
  | { type: 'commentWanted' }

/** What these states ask of the engine. */
export const caseActions = {
  showCase: () => {},
  showFiles: () => {},
  stayPut: () => {},
  mayWrite: () => {},
  writeLog: () => {},
  askForComment: () => {},
  rateCase: () => {},
}

/** Asked for anywhere inside a case, by the buttons of its notices. */
export const caseEvents = {
  show: '.showing',
  files: '.listingFiles',
  write: '.writing',
  rate: { target: '.rating', actions: ['keepMark', 'forgetWords'] },
} as const

/** How a case is read, written to and rated (R24, R26, R60, R65): the same inside a ticket and an atendimento. */
export const caseStates = {
  /** Here every message is a log of the case. */
  reading: { on: { wrote: { target: 'logging', actions: 'keepWords' } } },
  showing: { entry: 'showCase', on: { done: 'reading', gone: 'left' } },
  listingFiles: { entry: 'showFiles', on: { done: 'reading', gone: 'left' } },

  /** Thought better of: nothing changes. */
  unmoved: { entry: 'stayPut', on: { done: 'reading' } },

  writing: {
    entry: 'mayWrite',
    on: { wrote: { target: 'logging', actions: 'keepWords' }, no: 'unmoved', gone: 'left' },
  },
  logging: { entry: 'writeLog', on: { done: 'reading', failed: 'reading', movedOn: 'left', gone: 'left' } },

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
    entry: 'rateCase',
    on: { done: 'left', failed: 'left', commentWanted: 'mustComment', gone: 'left' },
  },
  left: { type: 'final' },
} as const
