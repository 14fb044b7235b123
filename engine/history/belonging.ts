import { sql } from '../database/sql.ts'

/**
 * Whose a file or a message is, as the policies of tickets and atendimentos ask: of `ticket t` or `atendimento c`, as
 * the columns `ticket` and `atendimento`, of which at most one is there.
 */
export const BELONGING = sql.raw(`
  case when t.id is not null then jsonb_build_object('companyId', t.company_id, 'customerId', t.customer_id,
    'contactId', t.contact_id, 'departmentId', t.department_id, 'operatorId', t.operator_id) end as ticket,
  case when c.id is not null then jsonb_build_object('companyId', c.company_id, 'customerId', c.customer_id,
    'contactId', c.contact_id, 'departmentId', c.department_id, 'operatorId', c.operator_id, 'viewerIds', coalesce(
      (select jsonb_agg(v.operator_id) from atendimento_viewer v where v.atendimento_id = c.id), '[]')) end as atendimento`)
