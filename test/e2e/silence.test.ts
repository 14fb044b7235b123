import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { DAY, mailOf } from '../world.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()

it('nothing is answered for days: Maria is reminded, the ticket waits in validation, closes, and she opens a linked one', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const { engine, clock } = house
  house.phoneOf(house.maria).start()
  const { id } = await house.opened(house.maria, house.ana)
  await engine.tickets.ask(house.ana, id, { text: 'Qual é o número da nota?' })
  const maria = phone(await screens.open(house.phonePage(house.maria), { width: 390, height: 780 }))
  await maria.reads('Qual é o número da nota?')
  await maria.reads(/até 30\/11\/2026/)

  clock.advance(5 * DAY)
  await maria.reads('Este ticket espera uma resposta sua')
  clock.advance(2 * DAY)
  await maria.reads('O ticket está em validação')
  clock.advance(5 * DAY)
  await maria.reads('o ticket foi encerrado')
  await shot(maria.page, 'chat-silence')
  const ana = await screens.panel(house.url, await house.letIn(house.ana))
  await ana.goto(`/tickets/${id}`)
  await ana.locator('#ticket-head').getByText('Encerrado', { exact: true }).waitFor()
  await ana.getByText('não teve retorno do cliente').first().waitFor()
  await shot(ana, 'ticket-silence-1440')

  await maria.presses('Abrir ticket ligado a este')
  await maria.presses('Suporte')
  await maria.reads('qual é o assunto')
  await maria.says('Erro ao emitir NF-e, de novo')
  await maria.reads('conte o que está acontecendo')
  await maria.says('Voltou a acontecer.')
  await maria.reads('Confira antes de abrir')
  await maria.presses('✅ Abrir ticket')
  await maria.reads('Recebemos o seu pedido')
  await house.settled()
  const linked = await house.db.rows(sql`select number from ticket where follow_up_of_id = ${id}`)
  expect(linked).toEqual([{ number: '202612/0001' }])
  const events = await house.db.rows<{ type: string; to: string }>(sql`
    select type, "to" from event where entity_id = ${id} and actor_kind = 'system' order by id`)
  expect(events.filter(({ type }) => type === 'silence').map(({ to }) => to)).toEqual([
    'customer_validation',
    'closed',
  ])
  expect(events.filter(({ type }) => type === 'remind').length).toBeGreaterThanOrEqual(2)
  expect(
    house.mails
      .to(mailOf('Maria Souza'))
      .map(({ text }) => text)
      .join(),
  ).toContain('foi encerrado')
})
