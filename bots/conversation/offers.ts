import type { CustomerOfPerson, Offers } from '#engine'

type OfPerson = { readonly customers: readonly CustomerOfPerson[] }

/** What this person finds in the chat: all that the companies which serve them offer. */
export function offersTo({ customers }: OfPerson): Offers {
  const isOffered = (what: keyof Offers) => customers.some(({ offers }) => offers[what])
  return {
    tickets: isOffered('tickets'),
    contato: isOffered('contato'),
    atendimentos: isOffered('atendimentos'),
  }
}

/** The person's customers whose company offers it. */
export function customersWith({ customers }: OfPerson, what: keyof Offers): CustomerOfPerson[] {
  return customers.filter(({ offers }) => offers[what])
}
