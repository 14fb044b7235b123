import { expect, it } from 'vitest'
import { openHouse } from '../house.ts'
import { shot, useScreens } from './screens.ts'

const screens = useScreens()

it('two operators look at the same queue: who takes a ticket is seen by the other at once, and only one gets it', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const ana = await screens.panel(house.url, await house.letIn(house.ana))
  const bia = await screens.panel(house.url, await house.letIn(house.bia), { width: 360, height: 740, theme: 'dark' })
  await Promise.all([ana.goto('/tickets'), bia.goto('/tickets')])
  const { number } = await house.opens(house.rosa, { title: 'Boleto não é gerado' })
  for (const page of [ana, bia]) await page.getByRole('link', { name: 'Boleto não é gerado' }).waitFor()
  await shot(bia, 'queue-360-dark')

  const name = `Assumir o ticket ${number}`
  await Promise.all([ana, bia].map((page) => page.getByRole('button', { name }).click()))
  await expect
    .poll(async () => {
      const texts = await Promise.all([ana, bia].map((page) => page.locator('body').innerText()))
      return texts.filter((text) => /Está com (Ana Lima|Bia Rocha)|já está com/.test(text)).length
    })
    .toBeGreaterThanOrEqual(1)
  const [event] = await house.db.rows<{ count: number }>(
    (await import('../../engine/database/sql.ts')).sql`select count(*)::int as count from event where name = 'take'`,
  )
  expect(event?.count).toBe(1)
  await shot(ana, 'queue-taken-1440')
})

it('a customer writes while an operator reads: the words appear by themselves and the half-written reply stays', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const { id, number } = await house.opened(house.maria, house.ana)
  const ana = await screens.panel(house.url, await house.letIn(house.ana))
  await ana.goto(`/tickets/${id}`)
  await ana.getByLabel('Mensagem').fill('Já estou olhando, Maria. Um mom')
  const maria = house.phoneOf(house.maria)
  maria.say(number)
  await maria.waitFor('Erro ao emitir NF-e')
  maria.say('Agora o erro mudou: 540.')
  await ana.locator('#ticket-timeline').getByText('Agora o erro mudou: 540.').waitFor()
  expect(await ana.getByLabel('Mensagem').inputValue()).toBe('Já estou olhando, Maria. Um mom')
  await ana.locator('#ticket-head').getByText('Em atendimento').waitFor()
})
