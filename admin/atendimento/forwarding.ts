import { z } from 'zod'
import { Invalid, type Words } from '#engine'
import { dialogForms } from '../case/dialog-form.ts'
import { choice, optionalId, optionalLongText } from '../form/fields.ts'
import type { Visit } from '../visit.ts'
import { atendimentoPage } from './page.tsx'
import { atendimentoTexts } from './texts.ts'

const dialog = dialogForms('/atendimentos', atendimentoPage)

const schema = z.strictObject({
  kind: choice(['next', 'subprocess', 'process', 'viewer']),
  subprocessId: optionalId(),
  processId: optionalId(),
  operatorId: optionalId(),
  note: optionalLongText(20_000),
})

/** R57's four kinds. */
export const forward = dialog('forward', schema, async (visit, { kind, ...chosen }) => {
  const note = chosen.note ? { note: { text: chosen.note } satisfies Words } : {}
  const { done } = atendimentoTexts(visit.language)
  const { atendimentos } = visit.engine
  const id = visit.id()
  switch (kind) {
    case 'next':
      await atendimentos.nextSubprocess(visit.actor, id, note)
      break
    case 'subprocess': {
      const subprocessId = given(chosen, 'subprocessId')
      await atendimentos.toSubprocess(visit.actor, id, { subprocessId, ...note })
      break
    }
    case 'process':
      await atendimentos.toProcess(visit.actor, id, { processId: given(chosen, 'processId'), ...note })
      break
    case 'viewer':
      return done.viewer(await includeViewer(visit, given(chosen, 'operatorId')))
  }
  const { header } = await atendimentos.view(visit.actor, id)
  return done.next([header.process, header.subprocess].filter(Boolean).join(' › '))
})

async function includeViewer({ engine, actor, ...visit }: Visit, operatorId: string): Promise<string> {
  await engine.atendimentos.includeViewer(actor, visit.id(), { operatorId })
  const { viewers } = await engine.atendimentos.view(actor, visit.id())
  return viewers.find(({ id }) => id === operatorId)?.name ?? ''
}

/** What the chosen kind needs. */
function given<K extends string>(chosen: Record<K, string | null>, field: K): string {
  const value = chosen[field]
  if (!value) throw new Invalid('invalid_form', { fields: { [field]: 'required' } })
  return value
}
