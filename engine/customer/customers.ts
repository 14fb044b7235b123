import { z } from 'zod'
import type { Actor } from '../actor.ts'
import {
  companyOf,
  isAdministratorOfAll,
  mayChangeOwned,
  mustBeAllowed,
  mustSee,
} from '../administration/authority.ts'
import {
  checked,
  id,
  invalid,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalParagraph,
  possibleId,
} from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import type { Page } from '../administration/page.ts'
import { atomically } from '../administration/rows.ts'
import { mustBeShared } from '../administration/scope.ts'
import { USES, type Uses } from '../company/uses.ts'
import { phone } from '../contact/phone.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { document } from './document.ts'
import { customersOnTheSpot } from './on-the-spot.ts'
import { customersInSight, mayChangeCustomers, mayReadCustomers } from './policy.ts'
import { type CustomerSearch, searchCustomers } from './search.ts'

/** The contracting company or person (R1). `document` is a bare CPF or CNPJ, `phone` E.164. */
export type Customer = {
  id: string
  companyId: string
  /** Served by every company ("TODAS"); the record stays companyId's (R7). */
  allCompanies: boolean
  personGroupId: string | null
  code: string | null
  name: string
  document: string | null
  email: string | null
  phone: string | null
  address: string | null
  notes: string | null
  tags: string[]
  active: boolean
}

export type CustomerDetails = Customer & {
  company: string
  personGroup: string | null
  /** What the company of the record works with. */
  uses: Uses
  openTickets: number
  basis: string
}

/** A line of the list of customers. */
export type CustomerItem = Customer & { company: string; plan: string | null; contacts: number }

const schema = z.strictObject({
  companyId: id(),
  allCompanies: z.boolean().default(false),
  personGroupId: optionalId(),
  code: optionalLine(40),
  name: line(160),
  document: document(),
  email: optionalEmail(),
  phone: phone(),
  address: optionalParagraph(500),
  notes: optionalParagraph(5_000),
  tags: z.array(line(40)).max(20).default([]),
  active: z.boolean().default(true),
})

export type CustomerInput = z.input<typeof schema>

export function customers(deps: Deps) {
  const { db } = deps
  const kept = keeping<Customer>(deps, {
    entity: 'customer',
    nameOf: (customer) => customer.name,
    taken: { customer_company_id_code_key: 'code' },
  })

  /** Customers by name, or those that fit the words best: name (typos forgiven), document or code. */
  async function page(actor: Actor, search: CustomerSearch = {}): Promise<Page<CustomerItem>> {
    mustSee(mayReadCustomers(actor), 'customer')
    return searchCustomers(db, search, { companyId: companyOf(actor), visible: customersInSight(actor) })
  }

  /** Throws NotFound for a customer that the person's company does not serve. */
  async function find(actor: Actor, customerId: string): Promise<CustomerDetails> {
    mustSee(mayReadCustomers(actor), 'customer')
    const customer = await db.first<CustomerDetails>(sql`
      select customer.*, company.name as company, customer.xmin::text as basis, ${USES},
        (select name from person_group where person_group.id = customer.person_group_id) as person_group,
        (select count(*)::int from ticket where ticket.customer_id = customer.id
          and ticket.state not in ('closed', 'rejected', 'cancelled')) as open_tickets
      from customer join company on company.id = customer.company_id
      where customer.id = ${possibleId(customerId)} and ${customersInSight(actor)}
    `)
    if (!customer) throw new NotFound('customer_not_found')
    return customer
  }

  async function add(actor: Actor, input: CustomerInput): Promise<Customer> {
    mustBeAllowed(mayChangeCustomers(actor))
    const values = checked(schema, input)
    if (companyOf(actor) && companyOf(actor) !== values.companyId)
      throw invalid('companyId', 'unknown_choice')
    mustBeAllowed(!values.allCompanies || isAdministratorOfAll(actor), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustBeShared(tx, personGroup(values), values.companyId)
      return kept.add(tx, actor, values)
    })
  }

  /** A customer stays with its company: its tickets and their numbers do too. */
  async function change(
    actor: Actor,
    customerId: string,
    input: Omit<CustomerInput, 'companyId'>,
    basis?: Basis,
  ): Promise<Customer> {
    const before = await find(actor, customerId)
    mustBeAllowed(mayChangeCustomers(actor))
    mustBeAllowed(mayChangeOwned(actor, before.companyId), 'shared_by_companies')
    const values = checked(schema.omit({ companyId: true }), input)
    const reaches = values.allCompanies !== before.allCompanies
    mustBeAllowed(!reaches || isAdministratorOfAll(actor), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustBeShared(tx, personGroup(values), before.companyId)
      return kept.change(tx, actor, customerId, values, basis)
    })
  }

  return { page, find, add, change, ...customersOnTheSpot(deps) }
}

function personGroup({ personGroupId }: { personGroupId: string | null }) {
  return { table: 'person_group', field: 'personGroupId', id: personGroupId }
}
