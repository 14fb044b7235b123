import type { OperatorActor, Role, Team } from '../actor.ts'
import type { Language } from '../text.ts'

export const ROLES = ['agent', 'supervisor', 'administrator'] as const satisfies readonly Role[]
export const TEAMS = ['support', 'development', 'quality'] as const satisfies readonly Team[]
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** An operator as colleagues and administrators see them; never the password. */
export type Operator = {
  id: string
  name: string
  email: string
  role: Role
  team: Team
  /** Null: works for all companies. */
  companyId: string | null
  /** Empty: all departments of the company. */
  departmentIds: string[]
  phone: string | null
  extension: string | null
  mobile: string | null
  address: string | null
  notes: string | null
  /** Null: their initials stand for them. */
  photoId: string | null
  mailNotices: boolean
  language: Language
  theme: Theme
  active: boolean
  /** Whether they have chosen a password yet. */
  invited: boolean
  createdAt: Date
}

/** Whoever is signed in, fresh from the database. */
export type SignedIn = {
  actor: OperatorActor
  email: string
  photoId: string | null
  language: Language
  theme: Theme
  /** Null: works for all companies. */
  companyName: string | null
  timeZone: string
  mustChangePassword: boolean
}
