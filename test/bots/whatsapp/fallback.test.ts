import { expect, it, onTestFinished } from 'vitest'
import type { Phone } from '../../../bots/simulator/whatsapp/index.ts'
import type { ContactActor } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Delivery, DeliveryResult } from '../../../engine/notification/channel.ts'
import { divertNotices } from '../../../engine/notification/diversion.ts'
import { plainText } from '../../../engine/notification/message.ts'
import { silent as log } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { MINUTE } from '../../world.ts'
import { LONG, type OpenNumber, openNumber } from './number.ts'
import { ROSA, ROSAS } from './people.ts'

it(
  'leaves to Telegram what happens while the number is unlinked, and does not repeat it when it is back',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const { engine, clock, ana, simulator } = number
    const phone = simulator.phone(ROSA)
    const telegram = telegramOf(number)
    const ticket = await number.opened(await onWhatsapp(number), ana)
    await eventually(() => expect(phone.received()).toHaveLength(1), 20_000)

    simulator.own.unlink()
    await number.becomes('qr')
    await engine.tickets.write(ana, ticket.id, { text: 'Corrigido na versão 12' })
    await eventually(() => expect(telegram.join('\n')).toContain('versão 12'))
    clock.advance(10 * MINUTE)
    await eventually(async () => {
      await divert(number)
      expect(await statesOf(number, ticket.id)).toEqual(['sent', 'diverted'])
    })

    await number.scan()
    await number.becomes('ready')
    await engine.tickets.write(ana, ticket.id, { text: 'Mais alguma coisa?' })
    await eventually(() => expect(saidTo(phone)).toContain('Mais alguma coisa?'), 40_000)
    expect(saidTo(phone)).not.toContain('versão 12')
    expect(telegram.filter((text) => text.includes('versão 12'))).toHaveLength(1)
  },
)

/** Rosa, in her chat on WhatsApp. */
async function onWhatsapp({ db, rosa }: OpenNumber): Promise<ContactActor> {
  const chatId = newId()
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id, name, linked_at, linked_by)
    values (${chatId}, 'whatsapp', ${ROSAS}, ${rosa.id}, ${rosa.name}, now(), 'phone')`)
  return { ...rosa, chatId, channel: 'whatsapp' }
}

/** What Telegram was given to say. */
function telegramOf({ engine }: OpenNumber): string[] {
  const told: string[] = []
  const deliver = async ({ payload }: Delivery): Promise<DeliveryResult> => {
    if ('text' in payload) told.push(plainText(payload.text))
    return { kind: 'sent', externalId: null }
  }
  const deliverer = engine.outbox.deliver({ name: 'telegram', limits: { receive: 1, send: 1 }, deliver })
  onTestFinished(() => deliverer.stop())
  return told
}

async function divert({ db, clock, config, engine }: OpenNumber): Promise<void> {
  await divertNotices({
    db,
    clock,
    config,
    log,
    send: (tx, notices) => engine.outbox.on(tx).send(...notices),
  })
}

/** How far came what WhatsApp was to tell of the ticket. */
async function statesOf({ engine, ana }: OpenNumber, ticketId: string): Promise<string[]> {
  const { deliveries } = await engine.tickets.view(ana, ticketId)
  return deliveries.filter(({ channel }) => channel === 'whatsapp').map(({ state }) => state)
}

function saidTo(phone: Phone): string {
  return phone
    .received()
    .map(({ body }) => body)
    .join('\n')
}
