/** What a pure transition asks for, as data. */
export type Action = { type: string; params?: unknown }
