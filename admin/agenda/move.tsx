import { Conflict, Invalid, Refused } from '#engine'
import { type Answer, empty, partial, redirect } from '../answer.ts'
import { problemWords } from '../error/words.ts'
import { Message } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import { versionIn } from '../service-order/order-form.tsx'
import { plannedSlot, slotOf } from '../service-order/schedule.tsx'
import type { Visit } from '../visit.ts'
import { agendaTexts } from './texts.ts'

/** A visit was dropped at another time or technician; refused, the reason stands above the agenda. */
export async function moveVisit(visit: Visit): Promise<Answer> {
  const { engine, actor, language } = visit
  const input = visit.form(plannedSlot)
  const { order, names } = await engine.serviceOrders.view(actor, visit.id())
  const verb = order.state === 'open' ? 'schedule' : 'reschedule'
  try {
    const slot = slotOf(input, names.timeZone)
    await engine.serviceOrders[verb](actor, order.id, { ...slot, ...versionIn(input.version) })
  } catch (error) {
    const isTheirs = error instanceof Conflict || error instanceof Refused || error instanceof Invalid
    if (!isTheirs || !visit.isPartial) throw error
    const words = problemWords(language, error.code, error.details)
    return partial(<Problem words={words} orderId={order.id} />, { status: 409, events: { live: {} } })
  }
  const notice = success(agendaTexts(language).moved(order.number))
  return visit.isPartial ? empty({ notice, events: { live: {} } }) : redirect('/agenda', notice)
}

function Problem({ words, orderId }: { words: string; orderId: string }) {
  const t = useText(agendaTexts)
  return (
    <Message tone="warning">
      {words}{' '}
      <a class="text-decoration-underline" href={`/service-orders/${orderId}/schedule`}>
        {t.byForm}
      </a>
    </Message>
  )
}
