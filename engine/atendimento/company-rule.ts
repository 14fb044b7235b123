/** Of every company (TODAS), or of one. */
type Scope = 'all' | 'one'
export type CompanyChoice = { isFree: true } | { isFree: false; companyId: string }

type Customer = { companyId: string; allCompanies: boolean }

/**
 * R7's table: the company of a new atendimento is free to choose only where operator and customer both are of every
 * company; in the other cells it is the one that either of them brings.
 */
const CELLS: Record<Scope, Record<Scope, 'free' | 'customer' | 'operator'>> = {
  //       customer of all, of one
  all: { all: 'free', one: 'customer' },
  one: { all: 'operator', one: 'customer' },
}

/** Whether the company can be chosen, else which one it is. `operatorCompanyId` null: the operator is of every company. */
export function companyChoice(operatorCompanyId: string | null, customer: Customer): CompanyChoice {
  const cell = CELLS[operatorCompanyId === null ? 'all' : 'one'][customer.allCompanies ? 'all' : 'one']
  if (cell === 'free') return { isFree: true }
  const companyId = cell === 'operator' && operatorCompanyId ? operatorCompanyId : customer.companyId
  return { isFree: false, companyId }
}
