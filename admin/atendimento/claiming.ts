import { type Answer, empty, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { workbenchTexts } from '../workbench/texts.ts'
import { atendimentoTexts } from './texts.ts'

/** The boat (R48): the operator makes it theirs; from the workbench the page stays where it is. */
export async function claim(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const { protocol } = await visit.engine.atendimentos.claim(visit.actor, visit.id())
  if (visit.isPartial) {
    return empty({ notice: success(workbenchTexts(visit.language).claimed(protocol)), events: { live: {} } })
  }
  return done(visit, 'claim')
}

/** Back to whoever claims it next. */
export async function release(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  await visit.engine.atendimentos.release(visit.actor, visit.id())
  return done(visit, 'release')
}

function done(visit: Visit, verb: 'claim' | 'release'): Answer {
  return redirect(`/atendimentos/${visit.id()}`, success(atendimentoTexts(visit.language).done[verb]))
}
