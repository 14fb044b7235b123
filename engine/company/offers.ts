import { sql } from '../database/sql.ts'

/** What a company offers its customers in their chats: tickets, or "Contato" and "Atendimentos", or all of it (R60, R61). */
export type Offers = { tickets: boolean; contato: boolean; atendimentos: boolean }

/** Of the company that is joined. */
export const OFFERS = sql.raw(`jsonb_build_object(
  'tickets', company.uses_tickets,
  'contato', company.uses_atendimentos and company.contato_enabled,
  'atendimentos', company.uses_atendimentos and company.atendimentos_enabled)`)

/** What at least one active company offers. Before there is any: tickets. */
export const OFFERED_ANYWHERE = sql.raw(`jsonb_build_object(
  'tickets', coalesce(bool_or(company.uses_tickets), true),
  'contato', coalesce(bool_or(company.uses_atendimentos and company.contato_enabled), false),
  'atendimentos', coalesce(bool_or(company.uses_atendimentos and company.atendimentos_enabled), false))`)
