import { mayChangeSilencePolicies } from '#engine'
import { noFields } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { applicationPage } from '../application/page.tsx'
import { applicationTexts } from '../application/texts.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'

export function showSilencePolicyApplication(visit: Visit) {
  return show(visit, blank())
}

export const applySilencePolicy = submission<Visit, typeof noFields>({
  schema: noFields,
  show,
  async submit({ engine, actor, language, id }) {
    await engine.silencePolicies.applyToWaiting(actor, id())
    return redirect(`/silence-policies/${id()}`, success(applicationTexts(language).applied))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { engine, actor } = visit
  const { id, name } = await engine.silencePolicies.find(actor, visit.id())
  const shifts = await engine.silencePolicies.shifts(actor, id)
  return applicationPage(visit, {
    name,
    path: `/silence-policies/${id}`,
    shifts,
    mayApply: mayChangeSilencePolicies(actor),
    draft,
  })
}
