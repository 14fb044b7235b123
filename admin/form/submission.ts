import type { z } from 'zod'
import { Conflict, DomainError, Invalid, Refused } from '#engine'
import type { Answer } from '../answer.ts'
import { secondsToWait } from '../error/too-many.ts'
import type { PublicVisit } from '../visit.ts'
import { onceOnly } from './once.ts'
import { type Fault, type Faults, typedOf } from './parse.ts'

/** A form as it is shown: empty, as stored, or again with what was typed and what is wrong with it. */
export type Draft = {
  values: Record<string, string | string[] | null | undefined>
  faults: Faults
  /** Files that were uploaded for it already; `values` has their ids. */
  files?: readonly { id: string; name: string }[]
  /** A sentence's code about the whole form (Refused, Conflict), with its details. */
  problem?: { code: string; details: Record<string, unknown> }
}

export function blank(values: Draft['values'] = {}): Draft {
  return { values, faults: {} }
}

/**
 * The handler of a form: parse, do, and when the person can mend it show the form again with everything typed
 * (422 for a value, 409 for a state that changed meanwhile). A form sent twice (double click, back button) is done once.
 */
export function submission<V extends PublicVisit, S extends z.ZodType>(parts: {
  schema: S
  /** The page with the form; `draft` says what stands in it. */
  show: (visit: V, draft: Draft) => Answer | Promise<Answer>
  submit: (visit: V, input: z.output<S>) => Answer | Promise<Answer>
}): (visit: V) => Promise<Answer> {
  return async (visit) => {
    try {
      const input = visit.form(parts.schema)
      return await onceOnly(visit, async () => parts.submit(visit, input))
    } catch (error) {
      const draft = draftAgain(error, visit)
      if (!draft) throw error
      const seconds = secondsToWait(error)
      if (seconds !== null) visit.response.set('Retry-After', String(seconds))
      const status = error instanceof Invalid ? 422 : seconds === null ? 409 : 429
      return withStatus(await parts.show(visit, draft), status)
    }
  }
}

function draftAgain(error: unknown, visit: PublicVisit): Draft | null {
  if (!(error instanceof DomainError)) return null
  const values = typedOf(visit.request.body)
  const problem = { code: error.code, details: error.details }
  if (error instanceof Invalid) {
    const faults = normalized(error.details.fields)
    return Object.keys(faults).length > 0 ? { values, faults } : { values, faults, problem }
  }
  if (error instanceof Conflict || error instanceof Refused) return { values, faults: {}, problem }
  return null
}

/** The engine names faults as a list (`[{ field, code }]`) or by field; a fault may be its code alone. */
function normalized(fields: unknown): Faults {
  const faults: Faults = {}
  if (Array.isArray(fields)) {
    for (const { field, ...fault } of fields as (Fault & { field: string })[]) faults[field] ??= fault
    return faults
  }
  for (const [name, fault] of Object.entries((fields ?? {}) as Record<string, Fault | string>)) {
    faults[name] = typeof fault === 'string' ? { code: fault } : fault
  }
  return faults
}

function withStatus(answer: Answer, status: number): Answer {
  if (answer.kind === 'page') return { ...answer, options: { ...answer.options, status } }
  if (answer.kind === 'partial') return { ...answer, status }
  return answer
}
