import { z } from 'zod'
import { MATERIAL_KINDS } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { stored } from '../administration/stored.ts'
import { commonTexts } from '../administration/texts.ts'
import { direction, noFields, typed } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { CaseAssets } from '../case/assets.tsx'
import { storeFiles } from '../case/brought-files.ts'
import { caseTexts } from '../case/texts.ts'
import { checkbox, ids } from '../form/fields.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { MaterialFields } from './material-fields.tsx'
import { MaterialFilesCard } from './material-files.tsx'
import { processTexts } from './texts.ts'

const fields = {
  kind: z.enum(MATERIAL_KINDS),
  title: typed(),
  body: typed(),
  url: typed(),
  attachmentIds: ids(20),
  active: checkbox(),
}
const newMaterial = z.strictObject(fields)
const changedMaterial = z.strictObject({ basis: typed(), ...fields })

export function showNewMaterial(visit: Visit) {
  return showNew(visit, blank({ kind: 'text', active: 'on' }))
}

export const addMaterial = submission<Visit, typeof newMaterial>({
  schema: newMaterial,
  show: showNew,
  async submit(visit, input) {
    const { id: _, ...step } = placeOf(visit, '')
    await visit.engine.supportMaterials.add(visit.actor, step, await withFiles(visit, input))
    return redirect(stepOf(visit), success(processTexts(visit.language).materialAdded))
  },
})

export async function showMaterial(visit: Visit) {
  return show(visit, stored(await found(visit)))
}

export const changeMaterial = submission<Visit, typeof changedMaterial>({
  schema: changedMaterial,
  show,
  async submit(visit, { basis, ...input }) {
    await visit.engine.supportMaterials.change(
      visit.actor,
      placeOf(visit),
      await withFiles(visit, input),
      basis,
    )
    return redirect(stepOf(visit), success(commonTexts(visit.language).saved))
  },
})

export async function moveMaterial(visit: Visit) {
  const { direction: where } = visit.form(direction)
  await visit.engine.supportMaterials.move(visit.actor, placeOf(visit), where)
  return redirect(stepOf(visit))
}

export const removeMaterial = submission<Visit, typeof noFields>({
  schema: noFields,
  show: async (visit, { problem }) => show(visit, { ...stored(await found(visit)), problem }),
  async submit(visit) {
    await visit.engine.supportMaterials.remove(visit.actor, placeOf(visit))
    return redirect(stepOf(visit), success(commonTexts(visit.language).removed))
  },
})

export const removeFile = submission<Visit, typeof noFields>({
  schema: noFields,
  show: async (visit, { problem }) => show(visit, { ...stored(await found(visit)), problem }),
  async submit(visit) {
    const place = placeOf(visit)
    await visit.engine.supportMaterials.removeFile(visit.actor, place, visit.id('fileId'))
    return redirect(
      `${stepOf(visit, '')}/materials/${place.id}`,
      success(processTexts(visit.language).fileRemoved),
    )
  },
})

/** Files travel with the form where scripts are off; else they were uploaded before. */
async function withFiles(visit: Visit, input: z.output<typeof newMaterial>) {
  return { ...input, attachmentIds: [...input.attachmentIds, ...(await storeFiles(visit))] }
}

function placeOf(visit: Visit, id = visit.id('materialId')) {
  return { processId: visit.id(), subprocessId: visit.id('subprocessId'), id }
}

function stepOf(visit: Visit, anchor = '#materials'): string {
  return `/processes/${visit.id()}/subprocesses/${visit.id('subprocessId')}${anchor}`
}

function found(visit: Visit) {
  return visit.engine.supportMaterials.find(visit.actor, placeOf(visit))
}

async function showNew(visit: Visit, draft: Draft) {
  const { name } = await visit.engine.subprocesses.find(visit.actor, visit.id(), visit.id('subprocessId'))
  const t = processTexts(visit.language)
  return page(
    t.addMaterial,
    <>
      <CaseAssets />
      <PageHeader title={t.addMaterial} back={{ href: stepOf(visit), label: name }} />
      <KeptForm
        action={`${stepOf(visit, '')}/materials`}
        draft={draft}
        cancel={stepOf(visit)}
        uploads={caseTexts(visit.language).compose.wait}
        once
      >
        <MaterialFields />
      </KeptForm>
    </>,
  )
}

async function show(visit: Visit, draft: Draft) {
  const { name } = await visit.engine.subprocesses.find(visit.actor, visit.id(), visit.id('subprocessId'))
  const material = await found(visit)
  const here = `${stepOf(visit, '')}/materials/${material.id}`
  const t = processTexts(visit.language)
  return page(
    material.title,
    <>
      <CaseAssets />
      <PageHeader title={material.title} back={{ href: stepOf(visit), label: name }}>
        <Removal path={here} title={t.removeTitle(material.title)} text={t.removeMaterialText} />
      </PageHeader>
      <KeptForm
        action={here}
        draft={draft}
        basis={material.basis}
        cancel={stepOf(visit)}
        uploads={caseTexts(visit.language).compose.wait}
      >
        <MaterialFields />
      </KeptForm>
      {material.files.length > 0 && <MaterialFilesCard here={here} files={material.files} />}
    </>,
  )
}
