import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { shot, useScreens } from './screens.ts'

const screens = useScreens()

it('two operators look at the same queue: who takes a ticket is seen by the other at once, and only one gets it', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const ana = await screens.panel(house.url, await house.letIn(house.ana))
  const bia = await screens.panel(house.url, await house.letIn(house.bia), {
    width: 360,
    height: 740,
    theme: 'dark',
  })
  await Promise.all([ana.goto('/tickets'), bia.goto('/tickets')])
  const { number } = await house.opens(house.rosa, { title: 'Boleto não é gerado' })
  for (const page of [ana, bia]) await page.getByRole('link', { name: 'Boleto não é gerado' }).waitFor()
  await shot(bia, 'queue-360-dark')

  await Promise.all([ana, bia].map((page) => page.goto('/tickets?tab=all')))
  const name = `Assumir ticket ${number}`
  await Promise.all([ana, bia].map((page) => page.getByRole('button', { name }).click()))
  const winner = ana.locator('.queue-operator').getByText(/Ana Lima|Bia Rocha/)
  await winner.waitFor()
  expect(await bia.locator('.queue-operator').textContent()).toBe(await winner.textContent())
  const { count } = await house.db.one<{ count: number }>(
    sql`select count(*)::int as count from event where type = 'take'`,
  )
  expect(count).toBe(1)
  await shot(ana, 'queue-taken-1440')
})

it('a customer writes while an operator reads: the words appear by themselves and the half-written reply stays', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  house.phoneOf(house.maria).start()
  const { id, number } = await house.opened(house.maria, house.ana)
  const ana = await screens.panel(house.url, await house.letIn(house.ana))
  await ana.goto(`/tickets/${id}`)
  await ana.getByLabel('Mensagem').fill('Já estou olhando, Maria. Um mom')
  const maria = house.phoneOf(house.maria)
  maria.say(number)
  await maria.waitFor('Erro ao emitir NF-e')
  for (const words of ['Agora o erro mudou: 540.', 'E agora 541.', 'Voltou a ser 540.']) maria.say(words)
  await ana.locator('#ticket-timeline').getByText('Voltou a ser 540.').waitFor()
  expect(await ana.getByLabel('Mensagem').inputValue()).toBe('Já estou olhando, Maria. Um mom')
  await ana.locator('#ticket-head').getByText('Em atendimento').waitFor()
})
