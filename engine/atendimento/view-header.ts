import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { AtendimentoRow } from './row.ts'

/** Names and circumstances around a case (R59). */
export type AtendimentoHeader = {
  company: string
  customer: {
    id: string
    name: string
    code: string | null
    document: string | null
    phone: string | null
    email: string | null
    address: string | null
    tags: string[]
    personGroup: string | null
  }
  contact: { id: string; name: string; mobile: string | null; email: string | null } | null
  connection: {
    id: string
    number: number
    name: string | null
    login: string
    address: string | null
    blockedAt: string | null
    online: boolean | null
  } | null
  contract: { id: string; number: string; plan: string; active: boolean } | null
  stopNotice: { id: string; number: number; message: string; closedAt: string | null } | null
  department: string
  operator: string | null
  openedBy: string | null
  origin: string | null
  technician: string | null
  process: string | null
  subprocess: string | null
  classification: string | null
  closingClassification: string | null
  defect: string | null
  slaTable: string | null
  lead: { id: string; protocol: string; stage: string } | null
}

/** Dates inside are ISO text: they came as JSON. */
export function atendimentoHeader(db: Db, row: AtendimentoRow): Promise<AtendimentoHeader> {
  const nameOf = (table: string, id: string | null) =>
    sql`(select name from ${sql.raw(table)} where id = ${id}::uuid)`
  return db.one<AtendimentoHeader>(sql`
    select c.name as company, d.name as department,
      jsonb_build_object('id', u.id, 'name', u.name, 'code', u.code, 'document', u.document, 'phone', u.phone,
        'email', u.email, 'address', u.address, 'tags', u.tags, 'personGroup', g.name) as customer,
      (select jsonb_build_object('id', q.id, 'name', q.name, 'mobile', q.mobile, 'email', q.email)
        from contact q where q.id = ${row.contactId}::uuid) as contact,
      (select jsonb_build_object('id', n.id, 'number', n.number, 'name', n.name, 'login', n.login,
          'address', n.address, 'blockedAt', n.blocked_at, 'online', n.online)
        from connection n where n.id = ${row.connectionId}::uuid) as connection,
      (select jsonb_build_object('id', k.id, 'number', k.number, 'plan', p.name, 'active', k.active)
        from contract k join plan p on p.id = k.plan_id where k.id = ${row.contractId}::uuid) as contract,
      (select jsonb_build_object('id', s.id, 'number', s.number, 'message', s.message, 'closedAt', s.closed_at)
        from stop_notice s where s.id = ${row.stopNoticeId}::uuid) as stop_notice,
      (select jsonb_build_object('id', l.id, 'protocol', l.protocol, 'stage', l.stage)
        from lead l where l.created_in_id = ${row.id} or l.atendimento_id = ${row.id} limit 1) as lead,
      ${nameOf('operator', row.operatorId)} as operator, ${nameOf('operator', row.openedById)} as opened_by,
      ${nameOf('origin', row.originId)} as origin, ${nameOf('operator', row.technicianId)} as technician,
      ${nameOf('process', row.processId)} as process, ${nameOf('subprocess', row.subprocessId)} as subprocess,
      ${nameOf('classification', row.classificationId)} as classification,
      ${nameOf('classification', row.closingClassificationId)} as closing_classification,
      ${nameOf('defect', row.defectId)} as defect, ${nameOf('sla_table', row.slaTableId)} as sla_table
    from company c
    join department d on d.id = ${row.departmentId}
    join customer u on u.id = ${row.customerId}
    left join person_group g on g.id = u.person_group_id
    where c.id = ${row.companyId}`)
}
