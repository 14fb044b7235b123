import type { Permission } from './operator/permissions.ts'

export type ChannelName = 'telegram' | 'whatsapp' | 'email' | 'panel' | 'phone' | 'system'
export type Role = 'agent' | 'supervisor' | 'administrator'
export type Team = 'support' | 'development' | 'quality'

/** An operator in the panel. `companyId` null: all companies. `departmentIds` null: all departments. */
export type OperatorActor = {
  kind: 'operator'
  id: string
  name: string
  role: Role
  team: Team
  companyId: string | null
  departmentIds: readonly string[] | null
  /** Left out: the usual ones. */
  permissions?: readonly Permission[]
  channel: ChannelName
}

/** A person of a customer in a chat whose identity was proven (R3). */
export type ContactActor = {
  kind: 'contact'
  id: string
  name: string
  chatId: string
  channel: ChannelName
  memberships: readonly Membership[]
}

export type Membership = {
  customerId: string
  companyId: string
  authorised: boolean
  administrator: boolean
  seesCompany: boolean
}

/** Bote itself: a timer, a periodic job. */
export type SystemActor = { kind: 'system'; id: null; name: 'Bote'; channel: 'system' }

export type Actor = OperatorActor | ContactActor | SystemActor

export const SYSTEM: SystemActor = { kind: 'system', id: null, name: 'Bote', channel: 'system' }

/** The membership through which a contact reaches a customer, if any. */
export function membershipOf(actor: ContactActor, customerId: string): Membership | undefined {
  return actor.memberships.find((membership) => membership.customerId === customerId)
}

/** How a stored file remembers who brought it, until it belongs to a ticket. */
export function uploaderOf(actor: Actor): string {
  return `${actor.kind}:${actor.id ?? 'bote'}`
}
