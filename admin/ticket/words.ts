import { type Language, texts, ticketWords } from '#engine'

/** A ticket's vocabulary as operators read it: the customers' own, but for what is said about them. */
export const ticketVocabulary = texts({
  pt: {
    ...alike('pt'),
    state: {
      ...ticketWords('pt').state,
      pending_customer: 'Pendente do cliente',
    },
    closeReason: {
      approved: 'Aprovado pelo cliente',
      restrictions: 'Aprovado com restrições',
      silence: 'Encerrado por falta de retorno',
      rejected: 'Rejeitado pela equipe',
      duplicate: 'Duplicado de outro ticket',
      cancelled: 'Cancelado pelo cliente',
    },
    overdue: (when: string) => `Atrasado ${when}`,
    due: (when: string) => `Responder ${when}`,
    closes: (when: string) => `Encerra ${when}`,
  },
  en: {
    ...alike('en'),
    state: {
      ...ticketWords('en').state,
      estimating: 'Estimating',
      pending_customer: 'Waiting for the customer',
    },
    closeReason: {
      approved: 'Approved by the customer',
      restrictions: 'Approved with restrictions',
      silence: 'Closed for lack of an answer',
      rejected: 'Rejected by the team',
      duplicate: 'Duplicate of another ticket',
      cancelled: 'Cancelled by the customer',
    },
    overdue: (when) => `Overdue ${when}`,
    due: (when) => `Answer ${when}`,
    closes: (when) => `Closes ${when}`,
  },
})

function alike(language: Language) {
  const { severity, team, mark } = ticketWords(language)
  return { severity, team, mark }
}
