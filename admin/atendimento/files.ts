import { z } from 'zod'
import { Invalid } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { storeFiles } from '../case/brought-files.ts'
import { ids, noFields, optionalText } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { atendimentoTexts } from './texts.ts'

type Done = 'attached' | 'described' | 'turned' | 'removed'

/** R55: files on the case itself, not on words. */
export async function attach(visit: Visit): Promise<Answer> {
  const { engine, actor } = visit
  const { attachmentIds, description } = visit.form(
    z.strictObject({ attachmentIds: ids(20), description: optionalText(500) }),
  )
  const files = [...attachmentIds, ...(await storeFiles(visit))]
  if (files.length === 0) throw new Invalid('attachment.none')
  await engine.atendimentos.attach(actor, visit.id(), {
    attachmentIds: files,
    ...(description ? { description } : {}),
  })
  return done(visit, 'attached')
}

export async function describe(visit: Visit): Promise<Answer> {
  const { description } = visit.form(z.strictObject({ description: optionalText(500) }))
  const change = { description: description ?? '' }
  await visit.engine.atendimentos.changeFile(visit.actor, visit.id(), visit.id('file'), change)
  return done(visit, 'described')
}

/** A quarter to the right. */
export async function turn(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const { engine, actor } = visit
  const { rotation } = await engine.attachments.find(actor, visit.id('file'))
  await engine.atendimentos.changeFile(actor, visit.id(), visit.id('file'), {
    rotation: NEXT[rotation] ?? 90,
  })
  return done(visit, 'turned')
}

const NEXT: Record<number, 0 | 90 | 180 | 270> = { 0: 90, 90: 180, 180: 270, 270: 0 }

export async function remove(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.atendimentos.deleteFile(visit.actor, visit.id(), visit.id('file'))
  return done(visit, 'removed')
}

function done(visit: Visit, what: Done): Answer {
  const { files } = atendimentoTexts(visit.language)
  return redirect(`/atendimentos/${visit.id()}?view=files`, success(files[what]))
}
