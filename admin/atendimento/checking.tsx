import { type Answer, partial, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { StartGate } from '../registration/start-gate.tsx'
import type { Visit } from '../visit.ts'
import { viewOfCase } from './case-view.ts'
import { CheckCard } from './check-card.tsx'

/** Asks every light anew (R43), and keeps in the case what was seen; the page gets the palette, and in the wizard what the check has opened. */
export async function check(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const id = visit.id()
  await visit.engine.expressChecks.refresh(visit.actor, id)
  if (!visit.isPartial) return redirect(`/atendimentos/${id}`)
  const view = await viewOfCase(visit, id)
  return partial(
    <>
      <CheckCard view={view} />
      {view.atendimento.state === 'checked' && <StartGate view={view} swapped />}
    </>,
  )
}
