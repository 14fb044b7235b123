import type { SilenceRules } from './deadlines.ts'

/** The two agreements that the market knows, ready to use and to change. */
export const SILENCE_PRESETS = {
  /** Pending 7 days → validation 5 more → closed; a solution 5 days (R20, R22). */
  totvs: {
    businessDays: false,
    pendingDays: 7,
    pendingFollows: 'validation',
    validationDays: 5,
    approvalDays: 5,
    approvalFollows: 'close',
    reminderDaysBefore: [2, 1],
  },
  /** 15 days everywhere, one reminder (R22). */
  totall: {
    businessDays: false,
    pendingDays: 15,
    pendingFollows: 'close',
    validationDays: 15,
    approvalDays: 15,
    approvalFollows: 'close',
    reminderDaysBefore: [3],
  },
} as const satisfies Record<string, SilenceRules>

export type SilencePreset = keyof typeof SILENCE_PRESETS
