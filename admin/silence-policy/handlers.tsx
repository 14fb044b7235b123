import { z } from 'zod'
import { SILENCE_PRESETS } from '#engine'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields } from '../administration/typed.ts'
import { partial, redirect } from '../answer.ts'
import { faultWords } from '../error/words.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Message } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { policyForm, rulesOf } from './form.tsx'
import { policyPage } from './policy-page.tsx'
import { SimulationTable } from './simulation-table.tsx'
import { silenceTexts } from './texts.ts'

export function showNewSilencePolicy(visit: Visit) {
  const { preset } = visit.query(z.object({ preset: z.enum(['totvs', 'totall']).catch('totvs') }))
  return policyPage(visit, null, policyInForm(SILENCE_PRESETS[preset]))
}

export const addSilencePolicy = submission<Visit, typeof policyForm>({
  schema: policyForm,
  show: (visit, draft) => policyPage(visit, null, draft),
  async submit({ engine, actor, language }, form) {
    const { name } = await engine.silencePolicies.add(actor, { name: form.name, ...rulesOf(form) })
    return redirect('/silence-policies', success(silenceTexts(language).added(name)))
  },
})

export async function showSilencePolicy(visit: Visit) {
  return policyPage(visit, visit.id(), await storedPolicy(visit))
}

export const changeSilencePolicy = submission<Visit, typeof policyForm>({
  schema: policyForm,
  show: (visit, draft) => policyPage(visit, visit.id(), draft),
  async submit({ engine, actor, language, id }, form) {
    await engine.silencePolicies.change(actor, id(), { name: form.name, ...rulesOf(form) }, form.basis)
    return redirect('/silence-policies', success(commonTexts(language).saved))
  },
})

export const removeSilencePolicy = submission<Visit, typeof noFields>({
  schema: noFields,
  show: async (visit, { problem }) =>
    policyPage(visit, visit.id(), { ...(await storedPolicy(visit)), problem }),
  async submit(visit) {
    await visit.engine.silencePolicies.remove(visit.actor, visit.id())
    return redirect('/silence-policies', success(commonTexts(visit.language).removed))
  },
})

/** Changes nothing. htmx gets the table alone; without it the whole page comes back with the form as typed. */
export const simulateSilencePolicy = submission<Visit, typeof policyForm>({
  schema: policyForm,
  show: (visit, draft) =>
    visit.isPartial
      ? partial(<FormFaults draft={draft} visit={visit} />)
      : policyPage(visit, policyIdIn(draft), draft),
  async submit(visit, form) {
    const policyId = form.policyId || undefined
    const simulation = await visit.engine.silencePolicies.simulate(visit.actor, rulesOf(form), { policyId })
    if (visit.isPartial) return partial(<SimulationTable simulation={simulation} />)
    const draft = blank({ ...form, reminderDaysBefore: form.reminderDaysBefore.join(', ') })
    return policyPage(visit, policyIdIn(draft), draft, simulation)
  },
})

function FormFaults({ draft, visit: { language } }: { draft: Draft; visit: Visit }) {
  const [fault] = Object.values(draft.faults)
  return <Message tone="warning">{faultWords(language, fault ?? { code: 'malformed' })}</Message>
}

function policyIdIn({ values: { policyId } }: Draft): string | null {
  return typeof policyId === 'string' && policyId !== '' ? policyId : null
}

async function storedPolicy(visit: Visit): Promise<Draft> {
  return policyInForm(await visit.engine.silencePolicies.find(visit.actor, visit.id()))
}

function policyInForm({ businessDays, ...policy }: { businessDays: boolean }): Draft {
  const { values, ...draft } = stored(policy)
  return { ...draft, values: { ...values, businessDays: String(businessDays) } }
}
