import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { type Answer, partial } from '../answer.ts'
import { Palette } from '../atendimento/palette.tsx'
import { lookAtLights } from '../atendimento/express-check.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { registrationTexts } from './texts.ts'

const chosenId = z.uuid().optional().catch(undefined)
const query = z.object({ customerId: z.uuid(), connectionId: chosenId, contractId: chosenId })

/** The lights of whom was chosen, before anything is registered: looked at, not kept. */
export async function lookBefore(visit: Visit): Promise<Answer> {
  const check = await lookAtLights(visit, visit.query(query))
  return partial(
    <LookCard>
      <Palette check={check} />
    </LookCard>,
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

export function LookCard({ children }: { children: ComponentChildren }) {
  const t = useText(registrationTexts)
  return (
    <section class="card mb-3 check-card" id="express-check" aria-labelledby="check-title">
      <div class="card-header">
        <h2 class="card-title" id="check-title">
          {t.lookTitle}
        </h2>
      </div>
      <div class="card-body" aria-live="polite">
        {children}
      </div>
    </section>
  )
}
