import type { OperatorActor, Role, Team } from '../actor.ts'
import type { Uses } from '../company/uses.ts'
import type { Language } from '../text.ts'
import type { Permission } from './permissions.ts'

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
  /** Beyond the everyday; of an agent, for the others may all (R8). */
  permissions: Permission[]
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
  /** What their company works with, or any company for those who work for all: of the rest they see no word. */
  uses: Uses
  mustChangePassword: boolean
}
