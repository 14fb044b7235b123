import { z } from 'zod'
import { Forbidden, isLeadOver, mayWorkLeads } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { changedLead, LeadFields, leadDraft } from './form.tsx'
import { leadPage } from './show.tsx'
import { leadTexts } from './texts.ts'

export async function showLeadForm(visit: Visit) {
  return showForm(visit, leadDraft(await visit.engine.leads.find(visit.actor, visit.id())))
}

export const changeLead = submission<Visit, typeof changedLead>({
  schema: changedLead,
  show: showForm,
  async submit(visit, { basis, ...input }) {
    await visit.engine.leads.change(visit.actor, visit.id(), input, versionOf(basis))
    return done(visit, 'saved')
  },
})

const staged = z.strictObject({ basis: typed(), stage: typed() })
export const moveLead = submission<Visit, typeof staged>({
  schema: staged,
  show: leadPage,
  async submit(visit, { basis, stage }) {
    await visit.engine.leads.move(visit.actor, visit.id(), { stage }, versionOf(basis))
    return done(visit, 'moved')
  },
})

export async function showLoss(visit: Visit) {
  return showLossForm(visit, blank())
}

const lost = z.strictObject({ basis: typed(), reason: typed() })
export const loseLead = submission<Visit, typeof lost>({
  schema: lost,
  show: showLossForm,
  async submit(visit, { basis, reason }) {
    await visit.engine.leads.lose(visit.actor, visit.id(), { reason }, versionOf(basis))
    return done(visit, 'lost')
  },
})

const reopened = z.strictObject({ basis: typed() })
export const reopenLead = submission<Visit, typeof reopened>({
  schema: reopened,
  show: leadPage,
  async submit(visit, { basis }) {
    await visit.engine.leads.reopen(visit.actor, visit.id(), versionOf(basis))
    return done(visit, 'reopened')
  },
})

function done(visit: Visit, what: 'saved' | 'moved' | 'lost' | 'reopened') {
  return redirect(`/leads/${visit.id()}`, success(leadTexts(visit.language)[what]))
}

function versionOf(basis: string): number | undefined {
  return /^\d{1,9}$/.test(basis) ? Number(basis) : undefined
}

async function showLossForm(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const lead = await engine.leads.find(actor, visit.id())
  if (!mayWorkLeads(actor)) throw new Forbidden('only_complete_leads')
  const t = leadTexts(language)
  const here = `/leads/${lead.id}`
  return page(
    t.lose,
    <>
      <PageHeader
        title={t.loseTitle}
        subtitle={t.lead(lead.protocol)}
        back={{ href: here, label: lead.name }}
      />
      <KeptForm
        action={`${here}/loss`}
        draft={draft}
        basis={String(lead.version)}
        cancel={here}
        submit={t.lose}
      >
        <TextField
          class="mb-0"
          name="reason"
          label={t.lostReason}
          required
          maxLength={300}
          autocomplete="off"
        />
      </KeptForm>
    </>,
  )
}

async function showForm(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const lead = await engine.leads.find(actor, visit.id())
  const isTheirs = lead.operatorId === actor.id && lead.stage === 'prospecting'
  if (isLeadOver(lead.stage) || !(mayWorkLeads(actor) || isTheirs)) throw new Forbidden('only_complete_leads')
  const t = leadTexts(language)
  const here = `/leads/${lead.id}`
  return page(
    lead.name,
    <>
      <PageHeader
        title={lead.name}
        subtitle={t.lead(lead.protocol)}
        back={{ href: here, label: lead.name }}
      />
      <KeptForm action={here} draft={draft} basis={String(lead.version)} cancel={here}>
        <LeadFields />
      </KeptForm>
    </>,
  )
}
