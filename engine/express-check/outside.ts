import { z } from 'zod'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { clean } from '../history/wording.ts'
import { outsideSystem } from '../outside/systems.ts'
import {
  type CheckSubject,
  type Detail,
  type Finding,
  LIGHT_STATES,
  LIGHTS,
  type Light,
  MOST_DETAILS,
  type Source,
} from './lights.ts'

export const ERP = 'erp'
const LONGEST_LINE = 300

/**
 * The lights that a company's ERP answers, as its administrators chose. It is asked once for all of them (the form is
 * in the documentation), and each light takes its own part of the answer: what is wrong with one part spoils no other.
 */
export async function erpSources(deps: Deps, { companyId }: CheckSubject): Promise<Source[]> {
  const system = await deps.db.first<{ lights: string[]; timeoutMs: number }>(sql`
    select lights, timeout_ms from outside_system where company_id = ${companyId} and kind = 'erp' and active`)
  const lights = LIGHTS.filter((light) => system?.lights.includes(light))
  let answer: Promise<Answer> | undefined
  return lights.map((light) => ({
    light,
    source: ERP,
    limitMs: system?.timeoutMs ?? 0,
    async look(subject, signal) {
      answer ??= ask(deps, subject, lights, signal)
      return findingOf(await answer, light)
    },
  }))
}

type Answer = { lights: Record<string, unknown> } | Finding

async function ask(
  deps: Deps,
  subject: CheckSubject,
  lights: readonly Light[],
  signal: AbortSignal,
): Promise<Answer> {
  const body = { version: 1, lights, ...(await whom(deps, subject)) }
  const answered = await outsideSystem(deps)(subject.companyId, ERP, { body, signal })
  if (!answered.ok) {
    const why = answered.fault === 'timed_out' ? 'timed_out' : 'failed'
    return { state: 'grey', why, fault: answered.fault }
  }
  const read = z.object({ lights: z.record(z.string(), z.unknown()) }).safeParse(answered.body)
  return read.success ? read.data : { state: 'grey', why: 'malformed' }
}

/** By what the ERP knows the customer: codes, numbers and the document, no name and no address. */
async function whom({ db }: Deps, { customerId, connectionId, contractId }: CheckSubject) {
  return db.one<{ customer: unknown; connection: unknown; contract: unknown }>(sql`
    select jsonb_build_object('code', u.code, 'document', u.document) as customer,
      (select jsonb_build_object('number', n.number, 'login', n.login) from connection n
        where n.id = ${connectionId} and n.customer_id = u.id) as connection,
      (select jsonb_build_object('number', k.number) from contract k
        where k.id = ${contractId} and k.customer_id = u.id) as contract
    from customer u where u.id = ${customerId}`)
}

const schema = z.object({
  state: z.enum([...LIGHT_STATES, 'unknown']),
  details: z.array(z.string()).default([]),
})

function findingOf(answer: Answer, light: Light): Finding {
  if ('state' in answer) return answer
  if (!Object.hasOwn(answer.lights, light)) return { state: 'grey', why: 'not_said' }
  const read = schema.safeParse(answer.lights[light])
  if (!read.success) return { state: 'grey', why: 'malformed' }
  const { state } = read.data
  const details = told(read.data.details)
  return state === 'green' || state === 'red'
    ? { state, details }
    : { state: 'grey', why: 'not_said', details }
}

/** Somebody else's words: shown as text, and not more of them than a person reads. */
function told(lines: readonly string[]): Detail[] {
  const details: Detail[] = lines
    .slice(0, MOST_DETAILS)
    .map((line) => clean(line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' '), LONGEST_LINE))
    .filter((text) => text !== '')
    .map((text) => ({ about: 'said', text }))
  const more = lines.length - MOST_DETAILS
  return more > 0 ? [...details, { about: 'more', count: more }] : details
}
