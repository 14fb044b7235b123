import { mayChangePlans } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { changedPlan, PlanFields } from './form.tsx'
import { planTexts } from './texts.ts'

export async function showPlan(visit: Visit) {
  return show(visit, stored(await visit.engine.plans.find(visit.actor, visit.id())))
}

export const changePlan = submission<Visit, typeof changedPlan>({
  schema: changedPlan,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.plans.change(visit.actor, visit.id(), input, basis)
    return redirect('/plans', success(commonTexts(visit.language).saved))
  },
})

export const removePlan = submission<Visit, typeof noFields>({
  schema: noFields,
  async show(visit, { problem }) {
    return show(visit, { ...stored(await visit.engine.plans.find(visit.actor, visit.id())), problem })
  },
  async submit(visit) {
    await visit.engine.plans.remove(visit.actor, visit.id())
    return redirect('/plans', success(commonTexts(visit.language).removed))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const [{ id, name, basis }, isWhatsappOn] = await Promise.all([
    engine.plans.find(actor, visit.id()),
    engine.channels.isOn('whatsapp'),
  ])
  const t = planTexts(language)
  const mayChange = mayChangePlans(actor)
  return page(
    { title: name, narrow: true },
    <>
      <PageHeader title={name} back={{ href: '/plans', label: t.title }}>
        {mayChange && <Removal path={`/plans/${id}`} title={t.removeTitle(name)} text={t.removeText} />}
      </PageHeader>
      <KeptForm action={`/plans/${id}`} draft={draft} basis={basis} cancel="/plans" mayChange={mayChange}>
        <PlanFields isWhatsappOn={isWhatsappOn} />
      </KeptForm>
    </>,
  )
}
