import { z } from 'zod'
import type { LinkedTicket } from '#engine'
import { type Answer, partial } from '../answer.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { StateBadge } from './marks.tsx'
import { ticketTexts } from './texts.ts'

const query = z.object({ q: z.string().max(200).catch('') })

/** What this ticket may be the duplicate of, to choose from (R17). */
export async function findDuplicates(visit: Visit): Promise<Answer> {
  const { q } = visit.query(query)
  const tickets = await visit.engine.tickets.possibleDuplicates(visit.actor, visit.id(), q)
  return partial(<Duplicates tickets={tickets} />)
}

/** Whoever has chosen while another list was on its way keeps the choice. */
function Duplicates({ tickets }: { tickets: readonly LinkedTicket[] }) {
  const { dialog: t } = useText(ticketTexts)
  if (tickets.length === 0) return <p class="text-secondary mb-0">{t.noDuplicates}</p>
  return (
    <>
      <label class="form-check">
        <input
          id="duplicate-none"
          hx-preserve
          type="radio"
          class="form-check-input"
          name="duplicateOf"
          value=""
          checked
        />
        <span class="form-check-label">{t.notDuplicate}</span>
      </label>
      {tickets.map((ticket) => (
        <label class="form-check" key={ticket.id}>
          <input
            id={`duplicate-${ticket.id}`}
            hx-preserve
            type="radio"
            class="form-check-input"
            name="duplicateOf"
            value={ticket.id}
          />
          <span class="form-check-label">
            {ticket.number} · {ticket.title} <StateBadge state={ticket.state} />
          </span>
        </label>
      ))}
    </>
  )
}
