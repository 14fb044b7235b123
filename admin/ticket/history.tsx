import { z } from 'zod'
import { type Answer, partial } from '../answer.ts'
import type { Visit } from '../visit.ts'
import { Entries, Older } from './timeline.tsx'

const query = z.object({ before: z.string().regex(/^\d{1,18}$/) })

/** The hundred things that happened before those on the page. */
export async function olderHistory(visit: Visit): Promise<Answer> {
  const id = visit.id()
  const { before } = visit.query(query)
  const history = await visit.engine.tickets.history(visit.actor, id, before)
  return partial(
    <>
      {history.before && <Older ticketId={id} before={history.before} />}
      <Entries ticketId={id} entries={history.entries} deliveries={[]} />
    </>,
  )
}
