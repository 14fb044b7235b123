/** What the express check looks at, in the order of its palette (R43). */
export const LIGHTS = [
  'stop',
  'default',
  'pending',
  'reduction',
  'online',
  'blocked',
  'invoices',
  'contract',
] as const
export type Light = (typeof LIGHTS)[number]

/** Grey: nobody knows. */
export const LIGHT_STATES = ['green', 'red', 'grey'] as const
export type LightState = (typeof LIGHT_STATES)[number]

/** Why nobody knows. */
export const UNKNOWN = ['timed_out', 'failed', 'malformed', 'not_said', 'nothing_to_look_at'] as const
export type Unknown = (typeof UNKNOWN)[number]

/** Whom and what the check is about. Without a connection it is about all that the customer has. */
export type CheckSubject = {
  companyId: string
  customerId: string
  connectionId: string | null
  contractId: string | null
  /** The case it is looked at for: that one is not pending besides. */
  atendimentoId: string | null
}

/** A row of the grid, as data: words.ts says it. Instants and dates are text, for it is kept as JSON. */
export type Detail =
  | { about: 'stop'; number: number; accessPoint: string; message: string; at: string; until: string | null }
  | { about: 'overdue'; number: string; dueOn: string; cents: number; days: number }
  | { about: 'serviceOrder'; number: string; state: string; at: string }
  | { about: 'atendimento'; protocol: string; state: string; at: string }
  | { about: 'reduced'; number: number; login: string; reason: string | null; at: string }
  | { about: 'blocked'; number: number; login: string; mac: string | null; reason: string | null; at: string }
  | { about: 'online' | 'offline'; number: number; login: string; at: string | null }
  | { about: 'known'; number: number; at: string; nas: string | null; ip: string | null }
  | { about: 'invoice'; number: string; dueOn: string; cents: number }
  | {
      about: 'contract'
      number: string
      plan: string
      is: ContractIs
      since: string | null
      reason: string | null
    }
  /** A system outside said so, in its own words. */
  | { about: 'said'; text: string }
  /** So many more than are shown. */
  | { about: 'more'; count: number }

export type ContractIs = 'active' | 'cancelled' | 'ended' | 'not_begun' | 'inactive'

/** Rows that a light may bring into the grid, besides the one that counts the rest. */
export const MOST_DETAILS = 20

/** What a source found out. */
export type Finding =
  | { state: 'green' | 'red'; details: Detail[] }
  | { state: 'grey'; why: Unknown; details?: Detail[]; fault?: string }

/** One light as it was seen: by whom it was said, when, and how long that took. */
export type LightResult = {
  light: Light
  state: LightState
  why: Unknown | null
  /** What went wrong with the source, as a code for administrators. */
  fault: string | null
  details: Detail[]
  source: string
  tookMs: number
  at: string
}

/** What of a light is seen from afar. */
export type LightSeen = Pick<LightResult, 'light' | 'state'>

/** What was kept, in the palette's order; a light that nobody knows any more is left out. */
export function lightsIn(results: unknown): LightResult[] {
  if (!Array.isArray(results)) return []
  const kept = results as LightResult[]
  return LIGHTS.flatMap((light) => kept.filter((one) => one?.light === light))
}

/** The same from afar, for lists. */
export function lightsSeen(results: unknown): LightSeen[] {
  return lightsIn(results).map(({ light, state }) => ({ light, state }))
}

/** Who answers for one light. Gives up when the signal says so; whatever it throws makes its own light grey. */
export type Source = {
  light: Light
  source: string
  limitMs: number
  look(subject: CheckSubject, signal: AbortSignal): Promise<Finding>
}
