import { expect, it } from 'vitest'
import { companyChoice } from '../../../engine/atendimento/company-rule.ts'

const REDE = 'rede-veloz'
const ONDA = 'onda-livre'

it.for([
  { operator: null, all: true, choice: { isFree: true } },
  { operator: null, all: false, choice: { isFree: false, companyId: REDE } },
  { operator: ONDA, all: true, choice: { isFree: false, companyId: ONDA } },
  { operator: REDE, all: false, choice: { isFree: false, companyId: REDE } },
])('an operator of $operator and a customer of all: $all', ({ operator, all, choice }) => {
  expect(companyChoice(operator, { companyId: REDE, allCompanies: all })).toEqual(choice)
})
