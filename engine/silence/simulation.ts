import type { Actor } from '../actor.ts'
import { type Administering, mustSee, withinCompany } from '../administration/authority.ts'
import { checked, possibleId } from '../administration/input.ts'
import { calendarFor } from '../business-calendar/calendar-for.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import { SILENT_STATES, type SilenceRules, type SilentState, silenceDeadlines } from './deadlines.ts'
import { mayReadSilencePolicies } from './policy.ts'
import { type SilenceRulesInput, silenceRules } from './rules.ts'

/** What silence would do to a ticket: the next step, the reminders still to come, and when it is all over. */
export type Course = {
  movesAt: Date | null
  follows: 'validation' | 'close' | null
  reminders: Date[]
  closesAt: Date | null
}

export type SimulatedTicket = {
  id: string
  number: string
  title: string
  customer: string
  state: SilentState
  since: Date
  policy: string
  current: Course
  drafted: Course
}

/** `total` counts all tickets that wait for their customer under the policy; `tickets` are those that move first. */
export type Simulation = { total: number; differ: number; overdue: number; tickets: SimulatedTicket[] }

const SHOWN = 200

/**
 * What would close by when, if the policy were as drafted (R84), beside what the policy of today says. With `policyId`
 * only tickets under that policy; else all that the person may see. Changes nothing.
 */
export function simulation({ db, clock }: Deps) {
  return async function simulate(
    actor: Actor,
    draft: SilenceRulesInput,
    { policyId }: { policyId?: string | undefined } = {},
  ): Promise<Simulation> {
    mustSee(mayReadSilencePolicies(actor), 'silence_policy')
    const rules = checked(silenceRules, draft)
    const now = clock.now()
    const calendarOf = remembered((companyId, departmentId) => calendarFor(db, companyId, departmentId))

    const tickets: SimulatedTicket[] = []
    for (const waiting of await waitingTickets(actor, policyId)) {
      const { id, number, title, customer, state, since, policy } = waiting
      const calendar = await calendarOf(waiting.companyId, waiting.departmentId)
      const wait = { calendar, state, since, now }
      tickets.push({
        ...{ id, number, title, customer, state, since, policy },
        current: course({ ...wait, rules: waiting }),
        drafted: course({ ...wait, rules }),
      })
    }
    tickets.sort((a, b) => order(a.drafted) - order(b.drafted) || a.number.localeCompare(b.number))
    return {
      total: tickets.length,
      differ: tickets.filter(
        ({ current, drafted }) => order(current) !== order(drafted) || current.follows !== drafted.follows,
      ).length,
      overdue: tickets.filter(({ drafted }) => drafted.movesAt !== null && drafted.movesAt <= now).length,
      tickets: tickets.slice(0, SHOWN),
    }
  }

  async function waitingTickets(actor: Administering, policyId: string | undefined): Promise<Waiting[]> {
    const departmentIds = actor.kind === 'operator' ? actor.departmentIds : null
    return db.rows<Waiting>(sql`
      select ticket.id, ticket.number, ticket.title, ticket.state, ticket.silent_since as since, ticket.company_id,
        ticket.department_id, customer.name as customer, policy.name as policy, policy.business_days,
        policy.pending_days, policy.pending_follows, policy.validation_days, policy.approval_days,
        policy.approval_follows, policy.reminder_days_before
      from ticket
      join customer on customer.id = ticket.customer_id
      join company on company.id = ticket.company_id
      join department on department.id = ticket.department_id
      left join contract on contract.id = ticket.contract_id
      join silence_policy as policy on policy.id = coalesce(
        contract.silence_policy_id, department.silence_policy_id, company.silence_policy_id)
      where ticket.state = any(${SILENT_STATES}) and ticket.silent_since is not null
        and ${withinCompany(actor, sql`ticket.company_id`)}
        and ${departmentIds ? sql`ticket.department_id = any(${departmentIds}::uuid[])` : sql`true`}
        and ${policyId ? sql`policy.id = ${possibleId(policyId)}` : sql`true`}
    `)
  }
}

type Waiting = Omit<SimulatedTicket, 'current' | 'drafted'> &
  SilenceRules & { companyId: string; departmentId: string }

type Wait = { rules: SilenceRules; calendar: BusinessCalendar; state: SilentState; since: Date; now: Date }

function course({ rules: policy, calendar, state, since, now }: Wait): Course {
  const {
    closesOrMovesAt: movesAt,
    follows,
    reminders,
  } = silenceDeadlines({ policy, calendar, state, since })
  const toCome = reminders.filter((reminder) => reminder > now)
  if (follows !== 'validation' || !movesAt) return { movesAt, follows, reminders: toCome, closesAt: movesAt }

  // The wait for validation begins when the first one ends, or now when that moment has already passed.
  const begins = movesAt > now ? movesAt : now
  const validation = silenceDeadlines({ policy, calendar, state: 'customer_validation', since: begins })
  return { movesAt, follows, reminders: toCome, closesAt: validation.closesOrMovesAt }
}

function order({ closesAt }: Course): number {
  return closesAt?.getTime() ?? Number.POSITIVE_INFINITY
}

function remembered<T>(ask: (companyId: string, departmentId: string) => Promise<T>) {
  const answers = new Map<string, Promise<T>>()
  return (companyId: string, departmentId: string): Promise<T> => {
    const answer = answers.get(departmentId) ?? ask(companyId, departmentId)
    answers.set(departmentId, answer)
    return answer
  }
}
