import { z } from 'zod'
import { mayChangeOwned } from '#engine'
import { departmentChoices } from '../administration/choices.ts'
import { KeptForm } from '../administration/kept-form.tsx'
import { movedEntry } from '../administration/moving.ts'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { checkbox } from '../form/fields.ts'
import { type Draft, submission } from '../form/submission.ts'
import { CheckField, type Option, PageHeader, SelectField, TextField } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { MaterialsCard } from './materials-card.tsx'
import { processTexts } from './texts.ts'
import { processesPage } from './tree-page.tsx'

const newSubprocess = z.strictObject({ name: typed() })
const changedSubprocess = z.strictObject({
  basis: typed(),
  name: typed(),
  departmentId: typed(),
  active: checkbox(),
})

export const addSubprocess = submission<Visit, typeof newSubprocess>({
  schema: newSubprocess,
  show: (visit, { values, ...draft }) =>
    processesPage(visit, { ...draft, values: { ...values, processId: visit.id() } }),
  async submit(visit, input) {
    const { id, name } = await visit.engine.subprocesses.add(visit.actor, visit.id(), input)
    return redirect(`/processes#${id}`, success(processTexts(visit.language).stepAdded(name)))
  },
})

export async function showSubprocess(visit: Visit) {
  return show(visit, stored(await found(visit)))
}

export const changeSubprocess = submission<Visit, typeof changedSubprocess>({
  schema: changedSubprocess,
  show,
  async submit(visit, { basis, ...input }) {
    const { id } = await visit.engine.subprocesses.change(
      visit.actor,
      visit.id(),
      visit.id('subprocessId'),
      input,
      basis,
    )
    return redirect(`/processes#${id}`, success(commonTexts(visit.language).saved))
  },
})

export const removeSubprocess = submission<Visit, typeof noFields>({
  schema: noFields,
  show: async (visit, { problem }) => show(visit, { ...stored(await found(visit)), problem }),
  async submit(visit) {
    await visit.engine.subprocesses.remove(visit.actor, visit.id(), visit.id('subprocessId'))
    return redirect(`/processes#${visit.id()}`, success(commonTexts(visit.language).removed))
  },
})

export function moveSubprocess(visit: Visit) {
  const id = visit.id('subprocessId')
  return movedEntry(visit, { list: '/processes', id }, (to) =>
    visit.engine.subprocesses.move(visit.actor, visit.id(), id, to),
  )
}

function found(visit: Visit) {
  return visit.engine.subprocesses.find(visit.actor, visit.id(), visit.id('subprocessId'))
}

async function show(visit: Visit, draft: Draft) {
  const { engine, actor, language } = visit
  const process = await engine.processes.find(actor, visit.id())
  const step = await found(visit)
  const materials = await engine.supportMaterials.list(actor, process.id, step.id)
  const departments = await departmentChoices(visit, process.companyId)
  const mayChange = mayChangeOwned(actor, process.companyId)
  const here = `/processes/${process.id}/subprocesses/${step.id}`
  const t = processTexts(language)
  return page(
    step.name,
    <>
      <PageHeader
        title={step.name}
        subtitle={process.name}
        back={{ href: `/processes#${step.id}`, label: t.title }}
      >
        {mayChange && <Removal path={here} title={t.removeTitle(step.name)} text={t.removeText} />}
      </PageHeader>
      <KeptForm
        action={here}
        draft={draft}
        basis={step.basis}
        cancel={`/processes#${step.id}`}
        mayChange={mayChange}
      >
        <SubprocessFields departments={departments} isShared={process.companyId === null} />
      </KeptForm>
      <MaterialsCard here={here} materials={materials} mayChange={mayChange} />
    </>,
  )
}

function SubprocessFields({ departments, isShared }: { departments: readonly Option[]; isShared: boolean }) {
  const t = useText(processTexts)
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
        name="departmentId"
        label={t.department}
        hint={isShared ? t.sharedSteps : t.departmentHint}
        options={isShared ? [] : departments}
        empty={t.sameDepartment}
      />
      <CheckField class="mb-3 col-12" name="active" label={t.active} hint={t.activeHint} />
    </div>
  )
}
