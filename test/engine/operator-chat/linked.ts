import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { OutgoingMessage } from '../../../engine/notification/message.ts'
import { plainText } from '../../../engine/notification/message.ts'
import type { World } from '../../world.ts'

/** Links an operator to a chat, as their link from the panel does. Answers the chat. */
export async function linked({ engine }: World, operator: OperatorActor, externalId: string) {
  const { token } = await engine.operatorChats.invite(operator)
  await engine.operatorChats.link({ externalId, name: operator.name }, token)
  return externalId
}

/** What was put out for a chat of the operators' bot, in order. */
export async function toldIn({ db }: World, externalId: string): Promise<{ kind: string; text: string }[]> {
  const rows = await db.rows<{ kind: string; payload: OutgoingMessage }>(sql`
    select kind, payload from outbox_message where channel = 'operators' and lane = ${externalId} order by id`)
  return rows.map(({ kind, payload }) => ({ kind, text: plainText(payload.text) }))
}
