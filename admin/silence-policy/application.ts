import { mayChangeSilencePolicies } from '#engine'
import { applicationHandlers } from '../application/handlers.ts'

export const silencePolicyApplication = applicationHandlers({
  path: '/silence-policies',
  rulesOf: ({ silencePolicies }) => silencePolicies,
  mayApply: mayChangeSilencePolicies,
})
