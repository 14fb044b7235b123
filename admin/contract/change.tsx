import { z } from 'zod'
import { mayChangeOwned } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { choicesOf } from './choices.ts'
import { ContractFields, changedContract } from './form.tsx'
import { StatusCard } from './status-card.tsx'
import { contractTexts } from './texts.ts'

const cancellation = z.strictObject({ reason: typed() })

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

export const acceptContract = submission<Visit, typeof noFields>({
  schema: noFields,
  show: showAgain,
  async submit(visit) {
    await visit.engine.contracts.accept(visit.actor, visit.id(), visit.id('contractId'))
    return done(visit, 'accepted')
  },
})

export const cancelContract = submission<Visit, typeof cancellation>({
  schema: cancellation,
  show: showAgain,
  async submit(visit, input) {
    await visit.engine.contracts.cancel(visit.actor, visit.id(), visit.id('contractId'), input)
    return done(visit, 'cancelled')
  },
})

export const reinstateContract = submission<Visit, typeof noFields>({
  schema: noFields,
  show: showAgain,
  async submit(visit) {
    await visit.engine.contracts.reinstate(visit.actor, visit.id(), visit.id('contractId'))
    return done(visit, 'reinstated')
  },
})

function done(visit: Visit, what: 'accepted' | 'cancelled' | 'reinstated') {
  const here = `/customers/${visit.id()}/contracts/${visit.id('contractId')}`
  return redirect(here, success(contractTexts(visit.language)[what]))
}

/** The form as it is stored, with what is wrong with the step beside it. */
async function showAgain(visit: Visit, { problem, faults }: Draft) {
  const fault = faults.reason && { code: 'reason_missing', details: {} }
  return show(visit, { ...stored(await found(visit)), problem: problem ?? fault })
}

async function show(visit: Visit, draft: Draft) {
  const contract = await found(visit)
  const customer = await visit.engine.customers.find(visit.actor, visit.id())
  const choices = await choicesOf(visit, customer, contract)
  const mayChange = mayChangeOwned(visit.actor, customer.companyId)
  const list = `/customers/${customer.id}`
  const here = `${list}/contracts/${contract.id}`
  const title = contractTexts(visit.language).edit(contract.number)
  return page(
    { title, narrow: true },
    <>
      <PageHeader title={title} back={{ href: list, label: customer.name }} />
      <KeptForm action={here} draft={draft} basis={contract.basis} cancel={list} mayChange={mayChange}>
        <ContractFields choices={choices} uses={customer.uses} isCancelled={contract.cancelledAt !== null} />
      </KeptForm>
      {customer.uses.atendimentos && <StatusCard here={here} contract={contract} mayChange={mayChange} />}
    </>,
  )
}

function found(visit: Visit) {
  return visit.engine.contracts.find(visit.actor, visit.id(), visit.id('contractId'))
}
