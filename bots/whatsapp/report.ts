import type { ChannelAlarm, ChannelState, Engine, Lease } from '#engine'
import type { Session, SessionChange } from './driver.ts'

const QUIET_MS = 6 * 3_600_000

/** Keeps how the session does, for the panel; and tells people when they must act, the same thing once in a while. */
export function reporter({ channels, log }: Engine, lease: Lease) {
  const toldAt = new Map<ChannelAlarm, number>()
  let last: Promise<void> = Promise.resolve()
  let newest: Session | null = null
  let shown = ''
  let since: string | null = null

  function changed({ session, alarm: at }: SessionChange): void {
    const now = `${session.state} ${session.detail}`
    if (now !== shown) log.info({ state: session.state, detail: session.detail }, 'WhatsApp')
    shown = now
    if (session.state === 'ready') since ??= new Date().toISOString()
    const isWriting = newest !== null
    newest = session
    if (!isWriting) last = last.then(write)
    if (at) alarm(at)
  }

  /** What changed while the last was being written goes together. */
  async function write(): Promise<void> {
    const session = newest
    newest = null
    if (!session) return
    try {
      since = (await sinceKept()) ?? since
      const { state, detail } = stateOf(session)
      await channels.report('whatsapp', state, { detail, data: { ...session, since }, lease })
    } catch (error) {
      log.warn({ err: error }, 'how WhatsApp does could not be kept')
    }
  }

  async function sinceKept(): Promise<string | null> {
    const kept = (await channels.of('whatsapp'))?.data?.since
    return typeof kept === 'string' ? kept : null
  }

  function alarm(what: ChannelAlarm): void {
    if (performance.now() - (toldAt.get(what) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return
    toldAt.set(what, performance.now())
    log.error({ alarm: what }, 'WhatsApp needs somebody; the administrators are told')
    channels
      .alarm('whatsapp', what)
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
