import type { NewsFacts } from '#engine'

type Known = Pick<NewsFacts, 'id' | 'number' | 'title'> & Partial<NewsFacts>

/** What a person's own deed is told from: the same words as the notice that the others get. */
export function receiptFacts(known: Known): NewsFacts {
  return {
    by: '',
    body: null,
    team: null,
    openedAt: new Date(0),
    dueAt: null,
    movesAt: null,
    duplicateOf: null,
    followUp: null,
    ratingOpen: false,
    proposal: null,
    attachmentIds: [],
    ...known,
  }
}
