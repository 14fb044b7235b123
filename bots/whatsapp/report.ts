import type { ChannelAlarm, ChannelState, Engine, Lease, Place } from '#engine'
import type { Session, SessionChange } from './driver.ts'

const QUIET_MS = 6 * 3_600_000

/** Keeps how the session does, for the panel; and tells people when they must act, the same thing once in a while. */
export function reporter({ channels, log }: Engine, lease: Lease, place: Place = 'whatsapp') {
  const toldAt = new Map<ChannelAlarm, number>()
  let last: Promise<void> = Promise.resolve()
  let newest: Session | null = null
  let current: Session | null = null
  let alarmed: { what: ChannelAlarm; at: string } | null = null
  let shown = ''
  let since: string | null = null

  function changed({ session, alarm: at }: SessionChange): void {
    const now = `${session.state} ${session.detail}`
    if (now !== shown) log.info({ number: place, state: session.state, detail: session.detail }, 'WhatsApp')
    shown = now
    if (session.state === 'ready') since ??= new Date().toISOString()
    current = session
    if (at) alarm(at)
    else keep()
  }

  function keep(): void {
    const isWriting = newest !== null
    newest = current
    if (newest && !isWriting) last = last.then(write)
  }

  /** What changed while the last was being written goes together. */
  async function write(): Promise<void> {
    const session = newest
    newest = null
    if (!session) return
    try {
      const kept = (await channels.of(place))?.data
      const lastNumber = session.number ?? kept?.lastNumber ?? null
      const isOther = session.number !== null && kept?.lastNumber && kept.lastNumber !== session.number
      if (isOther) since = new Date().toISOString()
      else if (typeof kept?.since === 'string') since = kept.since
      const { state, detail } = stateOf(session)
      const data = { ...session, since, lastNumber, alarm: alarmed ?? kept?.alarm ?? null }
      await channels.report(place, state, { detail, data, lease })
    } catch (error) {
      log.warn({ err: error }, 'how WhatsApp does could not be kept')
    }
  }

  function alarm(what: ChannelAlarm): void {
    alarmed = { what, at: new Date().toISOString() }
    keep()
    if (performance.now() - (toldAt.get(what) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return
    toldAt.set(what, performance.now())
    log.error({ number: place, alarm: what }, 'WhatsApp needs somebody; the administrators are told')
    channels
      .alarm(place, what)
      .catch((error) => log.error({ err: error }, 'the administrators could not be told'))
  }

  return { changed, alarm, settled: () => last }
}

function stateOf({ state, detail }: Session): { state: ChannelState; detail: string | null } {
  switch (state) {
    case 'ready':
      return { state: 'ready', detail: null }
    case 'degraded':
      return { state: 'degraded', detail }
    case 'starting':
    case 'syncing':
      return { state: 'starting', detail: null }
    case 'qr':
    case 'logged_out':
      return { state: 'down', detail: state }
    case 'backoff':
      return { state: 'down', detail: detail ?? state }
    case 'stopped':
      return { state: 'off', detail: null }
  }
}
