import { type Answer, partial, redirect } from '../answer.ts'
import { noFields } from '../form/fields.ts'
import { StartGate } from '../registration/start-gate.tsx'
import type { Visit } from '../visit.ts'
import { CheckCard } from './check-card.tsx'
import { runExpressCheck } from './express-check.ts'

/** Asks every light anew; the page gets the palette, and in the wizard what the check has opened. */
export async function check(visit: Visit): Promise<Answer> {
  visit.form(noFields)
  const id = visit.id()
  await runExpressCheck(visit, id)
  if (!visit.isPartial) return redirect(`/atendimentos/${id}`)
  const view = await visit.engine.atendimentos.view(visit.actor, id)
  return partial(
    <>
      <CheckCard view={view} />
      {view.atendimento.state === 'checked' && <StartGate view={view} swapped />}
    </>,
  )
}
