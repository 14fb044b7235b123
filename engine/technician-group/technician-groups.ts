import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { catalogue } from '../administration/catalogue.ts'
import { id, invalid, line } from '../administration/input.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'

/** Who goes out to customers together; a service order prefers one of them (R53). */
export type TechnicianGroup = { id: string; companyId: string | null; name: string; active: boolean }

type Members = { memberIds: string[]; members: string[] }

export function technicianGroups(deps: Deps) {
  const trail = audit(deps)

  /** The group's people are these from now on: of its company, or of all. Throws Invalid for anybody else. */
  async function compose(tx: Tx, actor: Actor, group: TechnicianGroup, memberIds: string[]): Promise<void> {
    const before = await namesOf(tx, group.id)
    const wanted = [...new Set(memberIds)]
    await tx.query(sql`delete from technician_group_member where technician_group_id = ${group.id}`)
    const { count } = await tx.query(sql`
      insert into technician_group_member (technician_group_id, operator_id)
      select ${group.id}, id from operator
      where id = any(${wanted}::uuid[]) and (company_id is null or company_id = ${group.companyId})
    `)
    if (count !== wanted.length) throw invalid('memberIds', 'unknown_choice')
    await trail.record(tx, actor, {
      ...{ action: 'composed', entity: 'technician_group', entityId: group.id, name: group.name },
      ...{ before: { members: before }, after: { members: await namesOf(tx, group.id) } },
    })
  }

  return catalogue<TechnicianGroup, typeof fields, Members>(deps, {
    entity: 'technician_group',
    fields,
    order: sql`technician_group.name`,
    figures: sql`
      array(select operator_id from technician_group_member where technician_group_id = technician_group.id) as member_ids,
      array(select operator.name from technician_group_member join operator on operator.id = operator_id
        where technician_group_id = technician_group.id order by operator.name) as members`,
    elsewhere: ['memberIds'],
    settle: (tx, actor, group, { memberIds }) => compose(tx, actor, group, memberIds),
  })
}

const fields = { name: line(80), memberIds: z.array(id()).max(200).default([]) }

async function namesOf(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(sql`
    select name from technician_group_member join operator on operator.id = operator_id
    where technician_group_id = ${groupId} order by name
  `)
  return rows.map(({ name }) => name)
}
