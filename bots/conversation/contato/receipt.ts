import type { AtendimentoNewsFacts } from '#engine'

type Opened = { id: string; protocol: string; openedAt: string; dueAt: string | null }

/** What the person's own "Contato" is confirmed from: the same words as the mail about it. */
export function receiptFacts({ openedAt, dueAt, id, protocol }: Opened): AtendimentoNewsFacts {
  return {
    id,
    protocol,
    openedAt: new Date(openedAt),
    dueAt: dueAt ? new Date(dueAt) : null,
    by: '',
    body: null,
    customer: '',
    operator: null,
    firstResponseDueAt: null,
    where: '',
    told: '',
    asksForRating: false,
    attachmentIds: [],
  }
}
