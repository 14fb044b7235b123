import { type Language, type ServiceOrderVerb, type ServiceOrderView, serviceOrderWords } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { warning } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { serviceOrderTexts } from './texts.ts'

/** Why a button is off, in words; null when it is on. */
export function offReason(
  { actions }: ServiceOrderView,
  verb: ServiceOrderVerb,
  language: Language,
): string | null {
  const { off } = serviceOrderTexts(language)
  const { state } = serviceOrderWords(language)
  const action = actions.find((one) => one.verb === verb)
  if (!action || action.allowed) return null
  const { reason } = action
  if (reason.code !== 'not_now') return off[reason.code]
  return off.not_now(reason.states.map((one) => state[one]).join(', '))
}

/** Back to the order, with the reason, for who comes to a form that is not for them or not for now. */
export function turnedAway(visit: Visit, view: ServiceOrderView, verb: ServiceOrderVerb): Answer | null {
  const reason = offReason(view, verb, visit.language)
  return reason === null ? null : redirect(`/service-orders/${view.order.id}`, warning(reason))
}
