import { z } from 'zod'
import { type Answer, partial } from '../answer.ts'
import { Entries, Older } from '../case/timeline.tsx'
import type { Visit } from '../visit.ts'
import { ticketTelling } from './telling.ts'

const query = z.object({ before: z.string().regex(/^\d{1,18}$/) })

/** The hundred things that happened before those on the page. */
export async function olderHistory(visit: Visit): Promise<Answer> {
  const id = visit.id()
  const { before } = visit.query(query)
  const history = await visit.engine.tickets.history(visit.actor, id, before)
  return partial(
    <>
      {history.before && <Older path={`/tickets/${id}`} before={history.before} />}
      <Entries telling={ticketTelling(id)} entries={history.entries} deliveries={[]} />
    </>,
  )
}
