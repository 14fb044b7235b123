import { sql } from '../database/sql.ts'

/** With what companies work: a software house with tickets, an internet provider with atendimentos, some with both. */
export type Uses = { tickets: boolean; atendimentos: boolean }

/** Of the company that is joined; without one, of all that are active. Before there is any: tickets. */
export const USES = sql`jsonb_build_object(
  'tickets', coalesce(company.uses_tickets, (select bool_or(uses_tickets) from company where active), true),
  'atendimentos', coalesce(company.uses_atendimentos, (select bool_or(uses_atendimentos) from company where active), false)
) as uses`
