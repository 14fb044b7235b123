import { newKey } from '../choice-data.ts'
import { customersWith } from '../offers.ts'
import { proven, speaksFor, type Turn } from '../turn.ts'
import { type Form, OFFER_OF, type Option } from './form.ts'
import type { FormSide } from './side.ts'

/** What the states common to all forms ask of the engine. */
export function formErrands({ name }: FormSide) {
  const offer = OFFER_OF[name]

  return {
    async offerCustomers(turn: Turn) {
      return offered(customersWith(turn, offer).map(({ customerId, name }) => ({ id: customerId, name })))
    },

    async keepCustomerChoice(turn: Turn, { customerId }: Form) {
      if (customerId) await turn.desk.chats.speakFor(proven(turn), customerId)
      return undefined
    },

    async beginAnother(turn: Turn) {
      turn.next = { dialog: name, input: { key: newKey(), customerId: speaksFor(turn, offer) } }
      return undefined
    },
  }
}

/** What there is to choose from, as the form's next event. */
export function offered(options: readonly Option[]): { type: 'offered'; options: Option[] } {
  return { type: 'offered', options: [...options] }
}
