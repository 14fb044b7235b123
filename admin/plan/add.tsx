import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { newPlan, PlanFields } from './form.tsx'
import { planTexts } from './texts.ts'

export function showNewPlan(visit: Visit) {
  return show(visit, blank({ active: 'on' }))
}

export const addPlan = submission<Visit, typeof newPlan>({
  schema: newPlan,
  show,
  async submit({ engine, actor, language }, input) {
    const { name } = await engine.plans.add(actor, input)
    return redirect('/plans', success(planTexts(language).added(name)))
  },
})

async function show({ engine, language }: Visit, draft: Draft) {
  const isWhatsappOn = await engine.channels.isOn('whatsapp')
  const t = planTexts(language)
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/plans', label: t.title }} />
      <KeptForm action="/plans" draft={draft} cancel="/plans" once>
        <PlanFields isWhatsappOn={isWhatsappOn} />
      </KeptForm>
    </>,
  )
}
