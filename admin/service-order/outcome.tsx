import { type ServiceOrderView, serviceOrderWords } from '#engine'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { Card } from '../layout/components/index.ts'
import { useDates, useText } from '../layout/shell.ts'
import { serviceOrderTexts } from './texts.ts'

/** What came of it, or why it came to nothing. */
export function Outcome({ view: { order, names } }: { view: ServiceOrderView }) {
  const t = useText(serviceOrderTexts)
  const words = useText(serviceOrderWords)
  const { dateTime } = useDates()
  if (order.cancelReason) {
    return (
      <Card title={words.state.cancelled}>
        <PeoplesWords text={order.cancelReason} />
      </Card>
    )
  }
  if (!order.startedAt) return null
  return (
    <Card title={t.outcome}>
      {order.solution && <PeoplesWords text={order.solution} />}
      <dl class="order-facts mb-0">
        {order.result && <Fact label={t.result}>{words.result[order.result]}</Fact>}
        {names.foundDefect && <Fact label={t.foundDefect}>{names.foundDefect}</Fact>}
        {order.observedDefect && <Fact label={t.observedDefect}>{order.observedDefect}</Fact>}
        {order.signatureName && <Fact label={t.signatureName}>{order.signatureName}</Fact>}
        <Fact label={t.startedAt}>{dateTime(order.startedAt)}</Fact>
        {order.endedAt && <Fact label={t.endedAt}>{dateTime(order.endedAt)}</Fact>}
      </dl>
    </Card>
  )
}

export function Fact({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
