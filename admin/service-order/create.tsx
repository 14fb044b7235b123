import { redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { EmptyState } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { orderForm } from './order-form.tsx'
import { newTask, TaskFields } from './task-form.tsx'
import { serviceOrderTexts } from './texts.ts'

/** A new service order of an atendimento, begun with what the case knows (R53). */
export async function newServiceOrder(visit: Visit) {
  return show(visit, null)
}

export const createServiceOrder = submission<Visit, typeof newTask>({
  schema: newTask,
  show,
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { id, number } = await engine.serviceOrders.create(actor, visit.id(), input)
    return redirect(`/service-orders/${id}`, success(serviceOrderTexts(language).created(number)))
  },
})

async function show(visit: Visit, draft: Draft | null) {
  const { engine, actor, language } = visit
  const t = serviceOrderTexts(language)
  const { companyId, protocol, customer, ...suggested } = await engine.serviceOrders.suggestion(
    actor,
    visit.id(),
  )
  const choices = await engine.serviceOrders.choices(actor, companyId)
  const begun = blank({ ...suggested, dispatch: choices.hasFieldSystem ? 'on' : '' })
  return orderForm(visit, {
    title: t.create,
    back: { href: `/atendimentos/${visit.id()}`, label: t.createFor(protocol, customer) },
    action: `/atendimentos/${visit.id()}/service-orders`,
    submit: t.createNow,
    draft: draft ?? begun,
    children:
      choices.types.length === 0 ? (
        <EmptyState icon="tool" title={t.noTypes} text={t.noTypesText} />
      ) : (
        <TaskFields choices={choices} isNew />
      ),
  })
}
