import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { Chat } from './chat.ts'

/** For people of no company. */
const USUAL_MINUTES = 30

/** Somebody of ours talks to the person outside of Bote, from the number's own phone. */
export function byHand({ db }: Deps) {
  return {
    /** From then on Bote says nothing by itself in the chat, for as long as the person's company wants; each answer prolongs it. */
    async fallSilent(chat: Chat, answeredAt: Date): Promise<void> {
      await db.query(sql`
        update chat set silent_until = greatest(silent_until, ${answeredAt}::timestamptz + coalesce((
          select max(company.own_phone_minutes) from membership
          join customer on customer.id = membership.customer_id
          join company on company.id = customer.company_id
          where membership.contact_id = chat.contact_id
            and (chat.customer_id is null or customer.id = chat.customer_id)
        ), ${USUAL_MINUTES}) * interval '1 minute') where id = ${chat.id}`)
    },
  }
}
