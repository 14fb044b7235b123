import type { ChannelState, ChannelTraffic } from '#engine'
import { Badge, type Tone } from '../layout/components/index.ts'
import { useDates, useText } from '../layout/shell.ts'
import { channelTexts } from './texts.ts'
import { trafficFaults } from './traffic-faults.ts'

export function State({ state }: { state: ChannelState }) {
  const t = useText(channelTexts)
  const { tone, icon } = LOOKS[state]
  return (
    <Badge tone={tone} icon={icon}>
      {t.state[state]}
    </Badge>
  )
}

export const LOOKS: Record<ChannelState, { tone: Tone; icon: string }> = {
  ready: { tone: 'good', icon: 'circle-check' },
  starting: { tone: 'info', icon: 'loader' },
  degraded: { tone: 'waiting', icon: 'alert-triangle' },
  down: { tone: 'bad', icon: 'plug-connected-x' },
  off: { tone: 'neutral', icon: 'plug' },
}

/** What is known, a line each; what is not is left out. */
export function Facts({ rows }: { rows: readonly (readonly [term: string, words: string] | null)[] }) {
  return (
    <>
      {rows.map(
        (row) =>
          row && (
            <div key={row[0]}>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </>
  )
}

export function Traffic({
  traffic,
  withIncoming = true,
}: {
  traffic: ChannelTraffic
  withIncoming?: boolean
}) {
  const t = useText(channelTexts)
  const faults: Record<string, string> = useText(trafficFaults)
  const { ago } = useDates()
  const waiting = ({ count, since }: ChannelTraffic['incoming']) =>
    since ? t.waiting(atMost(count), ago(since)) : t.none
  const moment = (date: Date | null) => (date ? ago(date) : t.never)
  const { incoming, outgoing, parked, dead, lastReceivedAt, lastSentAt, lastError } = traffic
  return (
    <Facts
      rows={[
        withIncoming ? [t.incoming, waiting(incoming)] : null,
        [t.outgoing, waiting(outgoing)],
        withIncoming ? [t.parked, parked ? atMost(parked) : t.none] : null,
        withIncoming ? [t.lastReceived, moment(lastReceivedAt)] : null,
        [t.dead, dead ? atMost(dead) : t.none],
        [t.lastSent, moment(lastSentAt)],
        lastError ? [t.lastError, faults[lastError] ?? lastError] : null,
      ]}
    />
  )
}

/** Counting ends at a thousand. */
function atMost(count: number): string {
  return count >= 1_000 ? '1000+' : String(count)
}
