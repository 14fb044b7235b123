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

  await maria.presses('Abrir ticket ligado')
  await maria.reads('qual é o assunto')
  await house.settled()
  const events = await house.db.rows<{ name: string }>(sql`
    select name from event where ticket_id = ${id} and operator_id is null and contact_id is null order by id`)
  const silences = events.map(({ name }) => name)
  expect(silences.filter((name) => name === 'silence')).toHaveLength(2)
  expect(silences.filter((name) => name === 'remind').length).toBeGreaterThanOrEqual(2)
  expect(house.mails.to(mailOf('Maria Souza')).map(({ text }) => text).join()).toContain('foi encerrado')
})
