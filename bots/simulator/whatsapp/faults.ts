/** Everything that can be made to go wrong with the page and its network, on purpose. */
export interface Faults {
  /** Modules that the page does not know under this name any more, from its next start on. */
  renamed: string[]
  /** The page is served, and its application never starts. */
  neverLoads: boolean
  /** The page is in step before anybody listens. */
  syncsEarly: boolean
  /** What came while no page was open is there when it starts (`shown`), or is delivered after (`delivered`). */
  missed: 'shown' | 'delivered'
  /** A browser that was linked learns at its start that it no longer is. */
  removedWhileOff: boolean
  /** The page cannot reach its server: what it sends waits. */
  offline: boolean
  /** So many messages that it sends are refused. */
  refuses: number
  /** So many messages that it sends never reach the server, and the page does not know. */
  losesSent: number
  /** New messages reach the page without any event. */
  silent: boolean
  /** What happens to files that are asked for. */
  media: 'come' | 'never' | 'fail' | 'gone'
}

export function noFaults(): Faults {
  return {
    renamed: [],
    neverLoads: false,
    syncsEarly: false,
    missed: 'shown',
    removedWhileOff: false,
    offline: false,
    refuses: 0,
    losesSent: 0,
    silent: false,
    media: 'come',
  }
}
