import { z } from 'zod'
import { type Answer, partial } from '../answer.ts'
import { CheckFrame } from '../atendimento/check-card.tsx'
import { Palette } from '../express-check/palette.tsx'
import type { Visit } from '../visit.ts'

const chosenId = z.uuid().optional().catch(undefined)
const query = z.object({ customerId: z.uuid(), connectionId: chosenId, contractId: chosenId })

/** The lights of whom was chosen, before anything is registered: looked at, not kept. */
export async function lookBefore(visit: Visit): Promise<Answer> {
  const { customerId, connectionId = null, contractId = null } = visit.query(query)
  const check = await visit.engine.expressChecks.look(visit.actor, { customerId, connectionId, contractId })
  return partial(
    <CheckFrame>
      <Palette check={check} />
    </CheckFrame>,
  )
}

/** Asks the lights as soon as it is on the page, and puts them beside the form. */
export function Look(chosen: { customerId: string; connectionId: string; contractId: string }) {
  const asked = new URLSearchParams(chosen).toString()
  return (
    <div
      hidden
      hx-get={`/atendimentos/new/check?${asked}`}
      hx-params="none"
      hx-trigger="load"
      hx-target="#express-check"
      hx-swap="outerHTML"
    />
  )
}
