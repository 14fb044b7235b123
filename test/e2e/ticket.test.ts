import { expect, it } from 'vitest'
import { samplePicture } from '../../bots/simulator/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { mailOf } from '../world.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()

it('Maria opens a ticket, Ana takes it and asks, Maria answers with a photo, Ana solves, Maria approves and rates', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const maria = phone(await screens.open(house.phonePage(house.maria), { width: 390, height: 780 }))
  const ana = await screens.panel(house.url, await house.letIn(house.ana))

  await ana.goto('/tickets')
  await maria.presses('Iniciar')
  await maria.reads('Olá, Maria!')
  await shot(maria.page, 'chat-hello')
  await maria.presses('🆕 Abrir ticket')
  await maria.presses('Suporte')
  await maria.reads('qual é o assunto?')
  await maria.says('Erro ao emitir NF-e')
  await maria.reads('conte o que está acontecendo')
  await maria.says('A nota 10125 é rejeitada com o código 539.')
  await maria.reads('Confira antes de abrir')
  await shot(maria.page, 'chat-review')
  await maria.presses('✅ Abrir ticket')
  await maria.reads('Recebemos o seu pedido')

  // The queue that is open hears of it by itself.
  await ana.getByRole('link', { name: 'Erro ao emitir NF-e' }).waitFor()
  await shot(ana, 'queue-1440')
  await ana.getByRole('link', { name: 'Erro ao emitir NF-e' }).click()
  await ana.getByRole('button', { name: 'Assumir' }).click()
  await maria.reads('Ana Lima está cuidando do seu ticket')
  await ana.getByLabel('Mensagem').fill('Bom dia, Maria! Pode mandar a imagem do erro?')
  await ana.getByRole('button', { name: 'Pedir informação' }).click()
  await ana.getByText('Pergunta enviada').waitFor()

  await maria.reads('Pode mandar a imagem do erro?')
  await shot(maria.page, 'chat-asked')
  await maria.presses('✍️ Responder')
  await maria.reads('Escreva a sua mensagem para este ticket')
  await maria.sends(
    [{ name: 'erro.png', mimeType: 'image/png', buffer: samplePicture() }],
    'Aparece isto aqui.',
  )
  await maria.reads('Anotado no ticket')

  const answer = ana.locator('#ticket-timeline').getByText('Aparece isto aqui.')
  await answer.waitFor()
  await ana.locator('#ticket-timeline').getByText('foto', { exact: false }).first().waitFor()
  await shot(ana, 'ticket-1440')
  await ana.getByLabel('Mensagem').fill('Ajustamos a série da nota. Pode emitir de novo.')
  await ana.getByRole('button', { name: 'Enviar como solução' }).click()
  await maria.reads('Ajustamos a série da nota')
  await shot(maria.page, 'chat-solved')
  await ana.getByLabel('Mensagem').fill('E mais uma coisa')
  await ana.locator('#ticket-side .btn-off, #composer-deeds .btn-off, #ticket-head .btn-off').first().hover()
  await ana.locator('.tooltip').waitFor()
  await maria.presses('✅ Aprovar')
  await maria.reads('Ticket encerrado')
  await maria.presses('😀 Ótimo')
  await maria.reads('Quer deixar um comentário?')
  await maria.says('Muito rápido!')
  await maria.reads('Obrigado pela avaliação')
  await shot(maria.page, 'chat-rated')

  await ana.locator('#ticket-side').getByText('Muito rápido!').waitFor()
  // What can be done is what the machine allows by now, and what is being typed stays.
  await ana.getByRole('button', { name: 'Enviar como solução', disabled: true }).waitFor()
  await ana.locator('#composer-closed').getByText('O ticket terminou.').waitFor()
  expect(await ana.getByLabel('Mensagem').inputValue()).toBe('E mais uma coisa')
  expect(await ana.locator('.tooltip').count(), 'why a button was off, which is not there any more').toBe(0)
  await shot(ana, 'ticket-closed-1440')
  await house.settled()
  const ticket = await house.db.one(sql`
    select ticket.number, state, (select mark from rating where ticket_id = ticket.id) from ticket`)
  expect(ticket).toEqual({ number: '202611/0001', state: 'closed', mark: 'great' })
  const mails = house.mails.to(mailOf('Maria Souza'))
  expect(new Set(mails.map(({ subject }) => subject))).toEqual(new Set(['[202611/0001] Erro ao emitir NF-e']))
  expect(mails.map(({ text }) => text).join()).toContain('Ajustamos a série da nota')
})
