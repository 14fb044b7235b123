import type { ContactActor } from '../../engine/actor.ts'
import { sql } from '../../engine/database/sql.ts'
import { type House, TOKEN } from '../house.ts'

/** A ticket of the person's that is open on their phone: what they write goes into it. */
export async function insideTicket(house: House, person: ContactActor) {
  const phone = house.phoneOf(person)
  phone.start()
  await phone.waitFor('Olá')
  const ticket = await house.opened(person, house.ana)
  await phone.waitFor('está cuidando')
  phone.say(ticket.number)
  await phone.waitFor('O que você escrever aqui vai para este ticket')
  await house.settled()
  return ticket
}

/** The words on all tickets, as they were written. */
export async function written({ db }: Pick<House, 'db'>): Promise<string[]> {
  const logs = await db.rows<{ body: string }>(sql`select body from log order by created_at, id`)
  return logs.map(({ body }) => body)
}

/** What Telegram says of the address it brings updates to. */
export async function webhookInfo({ simulator }: House): Promise<unknown> {
  const response = await fetch(`${simulator.url}/bot${TOKEN}/getWebhookInfo`)
  return ((await response.json()) as { result: unknown }).result
}
