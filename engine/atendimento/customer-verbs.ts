import type { ContactActor } from '../actor.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { clean, type Words } from '../history/wording.ts'
import { keepRating } from '../rating/ratings.ts'
import type { MoveAtendimento } from './atendimentos.ts'
import type { NewAtendimentoRating } from './input.ts'

const BEST = 5

/** What the customer does with an atendimento. */
export function customerVerbs(move: MoveAtendimento, { clock }: Pick<Deps, 'clock'>) {
  return {
    /** A comment (R60). It answers what was asked: the clock goes on. */
    write: (by: ContactActor, id: string, words: Words) =>
      move(by, id, { verb: 'write', event: { type: 'customerWrote' }, words }),

    /** Once, after a finish that asked for it. Throws Invalid `rating.comment` when words are missing below 5 (R65). */
    rate: async (by: ContactActor, id: string, { value, comment }: NewAtendimentoRating) => {
      if (!Number.isInteger(value) || value < 1 || value > BEST) throw new Invalid('rating.value')
      const kept = comment ? clean(comment, 2_000) : null
      if (value !== BEST && !kept) throw new Invalid('rating.comment', { fields: { comment: 'missing' } })
      return move(by, id, {
        verb: 'rate',
        event: { type: 'rate' },
        data: { value },
        before: (tx) =>
          keepRating(tx, 'atendimento', id, by, { value, mark: null, comment: kept }, clock.now()),
      })
    },
  }
}
