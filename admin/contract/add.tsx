import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { choicesOf } from './choices.ts'
import { ContractFields, newContract } from './form.tsx'
import { contractTexts } from './texts.ts'

export function showNewContract(visit: Visit) {
  const today = visit.engine.clock.now().toLocaleDateString('sv-SE', { timeZone: visit.timeZone })
  return show(visit, blank({ active: 'on', startsOn: today }))
}

export const addContract = submission<Visit, typeof newContract>({
  schema: newContract,
  show,
  async submit(visit, input) {
    await visit.engine.contracts.add(visit.actor, visit.id(), input)
    return redirect(`/customers/${visit.id()}`, success(contractTexts(visit.language).added))
  },
})

async function show(visit: Visit, draft: Draft) {
  const t = contractTexts(visit.language)
  const customer = await visit.engine.customers.find(visit.actor, visit.id())
  const { id, name, uses } = customer
  const choices = await choicesOf(visit, customer)
  const here = `/customers/${id}`
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: here, label: name }} />
      {choices.plans.length === 0 ? (
        <Card>
          <EmptyState
            title={t.noPlans}
            icon="tag"
            action={<LinkButton href="/plans">{t.toPlans}</LinkButton>}
          />
        </Card>
      ) : (
        <KeptForm action={`${here}/contracts`} draft={draft} cancel={here} once>
          <ContractFields choices={choices} uses={uses} />
        </KeptForm>
      )}
    </>,
  )
}
