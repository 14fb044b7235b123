/** PostgreSQL's channel on which open pages hear that something they show has changed. */
export const LIVE_CHANNEL = 'bote_live'

export type LiveChange = CaseChange | ChannelChange

type CaseChange = {
  kind: 'ticket' | 'atendimento' | 'service_order'
  id: string
  companyId: string
  departmentId: string
  /** Who follows it whatever their department. */
  operatorIds?: readonly string[]
}

/** A channel said how it does; supervisors mind them. */
type ChannelChange = { kind: 'channel'; id: string }

/** What a step calls after its commit. */
export type Live = { changed(change: LiveChange): void }

/** Tells the live pages of every replica; what a crash swallows they see at their next load. */
export function live(announce: (channel: string, payload: string) => void): Live {
  return { changed: (change) => announce(LIVE_CHANNEL, JSON.stringify(change)) }
}
