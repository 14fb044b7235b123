import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { companyOf, isStaff, mustBeAllowed } from '../administration/authority.ts'
import {
  checked,
  id,
  invalid,
  line,
  optionalEmail,
  optionalId,
  optionalParagraph,
} from '../administration/input.ts'
import { keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { phone } from '../contact/phone.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { Customer } from './customers.ts'
import { document } from './document.ts'

const schema = z.strictObject({
  companyId: id(),
  name: line(160),
  document: document(),
  email: optionalEmail(),
  phone: phone(),
  address: optionalParagraph(500),
  personGroupId: optionalId(),
})
export type NewCustomerOnTheSpot = z.input<typeof schema>

/**
 * Whoever registers an atendimento may create its customer inside it (R42), with what is known at that moment; only in
 * a company that works with atendimentos. Elsewhere customers are the administrators' to add.
 */
export function customersOnTheSpot(deps: Deps) {
  const kept = keeping<Customer>(deps, { entity: 'customer', nameOf: ({ name }) => name, taken: {} })

  return {
    async addOnTheSpot(actor: Actor, input: NewCustomerOnTheSpot): Promise<Customer> {
      mustBeAllowed(isStaff(actor))
      const values = checked(schema, input)
      const own = companyOf(actor)
      if (own !== null && own !== values.companyId) throw invalid('companyId', 'unknown_choice')
      return atomically(deps.db, async (tx) => {
        const company = await tx.first<{ usesAtendimentos: boolean; groupFits: boolean }>(sql`
          select uses_atendimentos, (${values.personGroupId ?? null}::uuid is null or exists (
            select 1 from person_group g where g.id = ${values.personGroupId ?? null}
              and (g.company_id is null or g.company_id = company.id))) as group_fits
          from company where id = ${values.companyId} and active`)
        if (!company) throw invalid('companyId', 'unknown_choice')
        mustBeAllowed(company.usesAtendimentos)
        if (!company.groupFits) throw invalid('personGroupId', 'unknown_choice')
        return kept.add(tx, actor, values)
      })
    },
  }
}
