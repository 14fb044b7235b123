import { type AtendimentoOperatorVerb, atendimentoWords } from '#engine'
import { useShell, useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { atendimentoTexts } from './texts.ts'

/** Why a button is off, in words; null when it is on. */
export function useOffReason({ actions, header }: CaseView, verb: AtendimentoOperatorVerb): string | null {
  const { off } = useText(atendimentoTexts)
  const { state } = atendimentoWords(useShell().language)
  const action = actions.find((one) => one.verb === verb)
  if (!action || action.allowed) return null
  const { reason } = action
  switch (reason.code) {
    case 'taken':
      return off.taken(header.operator ?? '')
    case 'service_order_open':
      return off.service_order_open(reason.count)
    case 'not_now':
      return off.not_now(reason.states.map((one) => state[one]).join(', '))
    default:
      return off[reason.code]
  }
}
