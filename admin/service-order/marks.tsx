import { type ServiceOrderState, serviceOrderWords } from '#engine'
import { Badge, type Tone } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'

const STATES: Record<ServiceOrderState, { tone: Tone; icon: string }> = {
  open: { tone: 'info', icon: 'sparkles' },
  scheduled: { tone: 'waiting', icon: 'calendar-event' },
  in_execution: { tone: 'progress', icon: 'tool' },
  closed: { tone: 'good', icon: 'circle-check' },
  cancelled: { tone: 'neutral', icon: 'circle-minus' },
}

/** Where a service order stands, in colour and words. */
export function OrderState({ state }: { state: ServiceOrderState }) {
  const { state: words } = useText(serviceOrderWords)
  return <Badge {...STATES[state]}>{words[state]}</Badge>
}
