import { z } from 'zod'
import type { Actor } from '../actor.ts'
import {
  isAdministrator,
  mustBeAllowed,
  mustSee,
  withinCompanyOrShared,
} from '../administration/authority.ts'
import { checked, line, optionalId, paragraph, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { mustOwnDepartment } from '../administration/scope.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { mayChangeCannedText, mayReadCannedTexts } from './policy.ts'

/** A reply that operators send again and again; see placeholders.ts for what it may leave open. */
export type CannedText = {
  id: string
  companyId: string | null
  departmentId: string | null
  title: string
  body: string
  active: boolean
}

export type CannedTextItem = CannedText & { company: string | null; department: string | null; basis: string }

const schema = z.strictObject({
  companyId: optionalId(),
  departmentId: optionalId(),
  title: line(80),
  body: paragraph(4_000),
  active: z.boolean().default(true),
})
export type CannedTextInput = z.input<typeof schema>

export function cannedTexts(deps: Deps) {
  const { db } = deps
  const kept = keeping<CannedText>(deps, { entity: 'canned_text', nameOf: (text) => text.title })

  async function list(actor: Actor): Promise<CannedTextItem[]> {
    mustSee(mayReadCannedTexts(actor), 'canned_text')
    return db.rows<CannedTextItem>(sql`
      select canned_text.*, canned_text.xmin::text as basis, company.name as company, department.name as department
      from canned_text
      left join company on company.id = canned_text.company_id
      left join department on department.id = canned_text.department_id
      where ${withinCompanyOrShared(actor, sql`canned_text.company_id`)}
      order by canned_text.active desc, canned_text.title, canned_text.id
      limit 500
    `)
  }

  async function find(actor: Actor, textId: string): Promise<CannedText & { basis: string }> {
    mustSee(mayReadCannedTexts(actor), 'canned_text')
    const text = await db.first<CannedText & { basis: string }>(sql`
      select *, xmin::text as basis from canned_text
      where id = ${possibleId(textId)} and ${withinCompanyOrShared(actor, sql`company_id`)}
    `)
    if (!text) throw new NotFound('canned_text_not_found')
    return text
  }

  /** What fits a ticket of this company and department: its own first, then what all share. */
  async function usable(
    actor: Actor,
    ticket: { companyId: string; departmentId: string },
  ): Promise<Pick<CannedText, 'id' | 'title' | 'body'>[]> {
    mustSee(mayReadCannedTexts(actor), 'canned_text')
    return db.rows(sql`
      select id, title, body from canned_text
      where active and (company_id is null or company_id = ${ticket.companyId})
        and (department_id is null or department_id = ${ticket.departmentId})
        and ${withinCompanyOrShared(actor, sql`company_id`)}
      order by department_id is null, company_id is null, title, id
      limit 200
    `)
  }

  async function add(actor: Actor, input: CannedTextInput): Promise<CannedText> {
    mustBeAllowed(isAdministrator(actor))
    const values = checked(schema, input)
    mustBeAllowed(mayChangeCannedText(actor, values.companyId), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustOwnDepartment(tx, values)
      return kept.add(tx, actor, values)
    })
  }

  async function change(
    actor: Actor,
    textId: string,
    input: CannedTextInput,
    basis?: Basis,
  ): Promise<CannedText> {
    const { companyId } = await find(actor, textId)
    mustBeAllowed(isAdministrator(actor))
    const values = checked(schema, input)
    mustBeAllowed(mayChangeCannedText(actor, companyId), 'shared_by_companies')
    mustBeAllowed(mayChangeCannedText(actor, values.companyId), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustOwnDepartment(tx, values)
      return kept.change(tx, actor, textId, values, basis)
    })
  }

  async function remove(actor: Actor, textId: string): Promise<void> {
    const { companyId } = await find(actor, textId)
    mustBeAllowed(isAdministrator(actor))
    mustBeAllowed(mayChangeCannedText(actor, companyId), 'shared_by_companies')
    await atomically(db, (tx) => kept.remove(tx, actor, textId))
  }

  return { list, find, usable, add, change, remove }
}
