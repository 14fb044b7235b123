import { silencePolicyChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { ContractFields, changedContract } from './form.tsx'
import { planChoices } from './plan-choices.ts'
import { contractTexts } from './texts.ts'

export async function showContract(visit: Visit) {
  return show(visit, stored(await found(visit)))
}

export const changeContract = submission<Visit, typeof changedContract>({
  schema: changedContract,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.contracts.change(visit.actor, visit.id(), visit.id('contractId'), input, basis)
    return redirect(`/customers/${visit.id()}`, success(commonTexts(visit.language).saved))
  },
})

async function show(visit: Visit, draft: Draft) {
  const contract = await found(visit)
  const customer = await visit.engine.customers.find(visit.actor, visit.id())
  const [plans, policies] = await Promise.all([
    planChoices(visit, contract.planId),
    silencePolicyChoices(visit),
  ])
  const here = `/customers/${customer.id}`
  const title = contractTexts(visit.language).edit(contract.number)
  return page(
    { title, narrow: true },
    <>
      <PageHeader title={title} back={{ href: here, label: customer.name }} />
      <KeptForm
        action={`${here}/contracts/${contract.id}`}
        draft={draft}
        basis={contract.basis}
        cancel={here}
      >
        <ContractFields plans={plans} policies={policies} />
      </KeptForm>
    </>,
  )
}

function found(visit: Visit) {
  return visit.engine.contracts.find(visit.actor, visit.id(), visit.id('contractId'))
}
