import { z } from 'zod'
import { mayChangeOwned, SLA_TYPES } from '#engine'
import { companyChoices } from '../administration/choices.ts'
import { CompanyField } from '../administration/company-field.tsx'
import { KeptForm } from '../administration/kept-form.tsx'
import { movedEntry } from '../administration/moving.ts'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { checkbox } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { CheckField, type Option, PageHeader, SelectField, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import { slaTableTexts } from '../sla-table/texts.ts'
import type { Visit } from '../visit.ts'
import { processTexts } from './texts.ts'

const fields = { name: typed(), slaType: z.enum(SLA_TYPES), active: checkbox() }
const newProcess = z.strictObject({ companyId: typed(), ...fields })
const changedProcess = z.strictObject({ basis: typed(), ...fields })

export function showNewProcess(visit: Visit) {
  return showNew(visit, blank({ slaType: 'corrective', active: 'on' }))
}

export const addProcess = submission<Visit, typeof newProcess>({
  schema: newProcess,
  show: showNew,
  async submit({ engine, actor, language }, input) {
    const { id, name } = await engine.processes.add(actor, input)
    return redirect(`/processes#${id}`, success(processTexts(language).added(name)))
  },
})

export async function showProcess(visit: Visit) {
  return show(visit, stored(await visit.engine.processes.find(visit.actor, visit.id())))
}

export const changeProcess = submission<Visit, typeof changedProcess>({
  schema: changedProcess,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.processes.change(visit.actor, visit.id(), input, basis)
    return redirect(`/processes#${visit.id()}`, success(commonTexts(visit.language).saved))
  },
})

export const removeProcess = submission<Visit, typeof noFields>({
  schema: noFields,
  async show(visit, { problem }) {
    return show(visit, { ...stored(await visit.engine.processes.find(visit.actor, visit.id())), problem })
  },
  async submit(visit) {
    await visit.engine.processes.remove(visit.actor, visit.id())
    return redirect('/processes', success(commonTexts(visit.language).removed))
  },
})

export function moveProcess(visit: Visit) {
  return movedEntry(visit, { list: '/processes', id: visit.id() }, (to) =>
    visit.engine.processes.move(visit.actor, visit.id(), to),
  )
}

async function showNew(visit: Visit, draft: Draft) {
  const t = processTexts(visit.language)
  const companies = await companyChoices(visit)
  return page(
    t.add,
    <>
      <PageHeader title={t.add} back={{ href: '/processes', label: t.title }} />
      <KeptForm action="/processes" draft={draft} cancel="/processes" once>
        <ProcessFields companies={companies} />
      </KeptForm>
    </>,
  )
}

async function show(visit: Visit, draft: Draft) {
  const { id, name, company, companyId, basis } = await visit.engine.processes.find(visit.actor, visit.id())
  const mayChange = mayChangeOwned(visit.actor, companyId)
  const t = processTexts(visit.language)
  return page(
    name,
    <>
      <PageHeader
        title={name}
        subtitle={company ?? commonTexts(visit.language).allCompanies}
        back={{ href: '/processes', label: t.title }}
      >
        {mayChange && <Removal path={`/processes/${id}`} title={t.removeTitle(name)} text={t.removeText} />}
      </PageHeader>
      <KeptForm
        action={`/processes/${id}`}
        draft={draft}
        basis={basis}
        cancel={`/processes#${id}`}
        mayChange={mayChange}
      >
        <ProcessFields />
      </KeptForm>
    </>,
  )
}

function ProcessFields({ companies }: { companies?: readonly Option[] }) {
  const t = useText(processTexts)
  const { types } = useText(slaTableTexts)
  return (
    <div class="row">
      <TextField
        class="mb-3 col-md-6"
        name="name"
        label={t.name}
        required
        maxLength={80}
        autocomplete="off"
      />
      <SelectField
        class="mb-3 col-md-6"
        name="slaType"
        label={t.slaType}
        hint={t.slaTypeHint}
        options={SLA_TYPES.map((value) => ({ value, label: types[value] }))}
        required
      />
      {companies && <CompanyField companies={companies} />}
      <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
    </div>
  )
}
