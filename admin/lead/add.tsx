import { z } from 'zod'
import {
  type AtendimentoView,
  LEAD_KINDS,
  type LeadInput,
  mayReadLeads,
  mayWorkLeads,
  NotFound,
} from '#engine'
import { companyChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { type Answer, page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { type Option, PageHeader, RadioField, SelectField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { LeadFields, leadDraft, newLead } from './form.tsx'
import { leadTexts } from './texts.ts'

export function showNewLead(visit: Visit) {
  return show(visit, null)
}

export const addLead = submission<Visit, typeof newLead>({
  schema: newLead,
  show: (visit, draft) => show(visit, null, draft),
  submit: (visit, input) => add(visit, input as LeadInput, null),
})

/** In a case: what is known of its customer stands in the form already. */
export async function showNewLeadOfCase(visit: Visit) {
  return show(visit, await caseView(visit))
}

export const addLeadOfCase = submission<Visit, typeof newLead>({
  schema: newLead,
  show: async (visit, draft) => show(visit, await caseView(visit), draft),
  submit: (visit, input) => add(visit, input as LeadInput, visit.id()),
})

function caseView({ engine, actor, id }: Visit): Promise<AtendimentoView> {
  return engine.atendimentos.view(actor, id())
}

async function add(visit: Visit, input: LeadInput, atendimentoId: string | null): Promise<Answer> {
  const { engine, actor, language } = visit
  const { id, protocol } = await engine.leads.add(actor, input, { atendimentoId })
  const path = atendimentoId ? `/atendimentos/${atendimentoId}` : `/leads/${id}`
  return redirect(path, success(leadTexts(language).added(protocol)))
}

async function show(visit: Visit, within: AtendimentoView | null, draft?: Draft): Promise<Answer> {
  const { engine, actor, language } = visit
  if (!mayReadLeads(actor)) throw new NotFound('page_not_found')
  const t = leadTexts(language)
  const customer = within && (await engine.customers.find(actor, within.atendimento.customerId))
  const companies = within ? [] : await companyChoices(visit)
  const asked = visit.query(z.object({ customer: z.uuid().optional().catch(undefined) }))
  const chosen = asked.customer && !within ? await engine.customers.find(actor, asked.customer) : customer
  const back = within
    ? { href: `/atendimentos/${within.atendimento.id}`, label: t.backToCase }
    : { href: '/leads', label: t.title }
  const known = chosen && {
    name: chosen.name,
    document: chosen.document,
    phone: chosen.phone,
    email: chosen.email,
    address: chosen.address,
    customerId: within ? null : chosen.id,
    companyId: within || chosen.allCompanies ? null : chosen.companyId,
  }
  return page(
    t.add,
    <>
      <PageHeader title={t.add} subtitle={within?.atendimento.protocol} back={back} />
      {within && <p class="text-secondary">{t.inCase}</p>}
      <KeptForm
        action={within ? `/atendimentos/${within.atendimento.id}/leads` : '/leads'}
        draft={draft ?? blank({ kind: 'simple', ...(known ? leadDraft(known).values : {}) })}
        cancel={back.href}
        once
      >
        <Where
          companies={companies}
          mayChooseKind={mayWorkLeads(actor)}
          customerId={known?.customerId ?? ''}
        />
        <LeadFields />
      </KeptForm>
    </>,
  )
}

function Where({
  companies,
  mayChooseKind,
  customerId,
}: {
  companies: readonly Option[]
  mayChooseKind: boolean
  customerId: string
}) {
  const t = useText(leadTexts)
  return (
    <>
      {customerId && <input type="hidden" name="customerId" value={customerId} />}
      {companies.length > 1 && (
        <SelectField name="companyId" label={t.company} options={companies} empty="" required />
      )}
      {mayChooseKind ? (
        <RadioField
          name="kind"
          label={t.kind}
          required
          options={LEAD_KINDS.map((kind) => ({ value: kind, label: t.kinds[kind], hint: t.kindHints[kind] }))}
        />
      ) : (
        <input type="hidden" name="kind" value="simple" />
      )}
    </>
  )
}
