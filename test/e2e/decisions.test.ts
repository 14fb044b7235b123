import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { type House, openHouse } from '../house.ts'
import { mailOf } from '../world.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()
const LONG = { timeout: 60_000 }

it('a proposal is sent, approved by its customer, and the work goes on', LONG, async () => {
  const { house, maria, ana, timeline } = await atWork({ width: 360, height: 740 })
  await ana.getByRole('button', { name: 'Estimar' }).click()
  await maria.reads('está em estimativa')
  await ana.getByRole('button', { name: 'Enviar proposta' }).click()
  const dialog = ana.getByRole('dialog', { name: 'Proposta para o cliente' })
  await dialog.getByLabel('Horas', { exact: false }).fill('12,5')
  await dialog.getByLabel('Valor').fill('3.750,00')
  await dialog.getByLabel('Válida até').fill('2026-12-10')
  await dialog.getByLabel('O que será feito').fill('Relatório com filtro por região e período.')
  await shot(ana, 'proposal-dialog-360')
  await dialog.getByRole('button', { name: 'Enviar proposta' }).click()
  await ana.getByText('Proposta enviada ao cliente').waitFor()

  await maria.reads('Horas: 12,5')
  await maria.reads(/Valor: R\$\s3\.750,00/)
  await shot(maria.page, 'chat-proposal')
  await maria.presses('✅ Aprovar proposta')
  await maria.reads('você autoriza a cobrança. Confirma?')
  await maria.presses('✅ Sim, aprovar')
  await maria.reads('Proposta aprovada')

  await timeline('aprovou a proposta')
  await shot(ana, 'ticket-proposal-360')
  await house.settled()
  expect(
    await house.db.one(sql`select state, decision from ticket join proposal on ticket_id = ticket.id`),
  ).toEqual({ state: 'in_progress', decision: 'approved' })
  expect(house.mails.to(mailOf('Maria Souza')).some(({ text }) => text?.includes('3.750,00'))).toBe(true)
})

it(
  'a solution is not approved, then approved with restrictions: what is missing goes on in a follow-up',
  LONG,
  async () => {
    const { house, maria, ana, timeline } = await atWork()
    await solves(ana, 'Reinicie o serviço.')
    await maria.reads('Reinicie o serviço.')
    await maria.presses('❌ Não aprovar')
    await maria.reads('Conte, por favor, o que ainda não funciona')
    await maria.says('Reiniciei e o erro continua.')
    await maria.reads('o ticket voltou para o atendimento')
    await timeline('Reiniciei e o erro continua.')

    await solves(ana, 'Publicamos a versão 12.4.1.')
    await maria.reads('Publicamos a versão 12.4.1.')
    await maria.presses('⚠️ Aprovar com restrições')
    await maria.reads('O que faltou?')
    await maria.says('A nota sai, mas a impressão corta o rodapé.')
    await maria.reads('segue no ticket 202611/0002')
    await shot(maria.page, 'chat-restrictions')
    await timeline('aprovou com restrições')

    await ana.goto('/tickets?tab=all')
    await ana.getByText('202611/0002').first().waitFor()
    await house.settled()
    expect(
      await house.db.rows(sql`
    select number, state, close_reason, follow_up_of_id is not null as follows from ticket order by number`),
    ).toEqual([
      { number: '202611/0001', state: 'closed', closeReason: 'restrictions', follows: false },
      { number: '202611/0002', state: 'new', closeReason: null, follows: true },
    ])
  },
)

/** Maria's ticket with Ana, both at their screens. */
async function atWork(size: { width?: number; height?: number } = {}) {
  const house = await openHouse()
  house.phoneOf(house.maria).start()
  await house.phoneOf(house.maria).waitFor('Olá, Maria!')
  const { id } = await house.opened(house.maria, house.ana)
  const maria = phone(await screens.open(house.phonePage(house.maria), { width: 390, height: 780 }))
  const ana = await screens.panel(house.url, await house.letIn(house.ana), size)
  await ana.goto(`/tickets/${id}`)
  const timeline = (text: string) => ana.locator('#ticket-timeline').getByText(text).first().waitFor()
  return { house, maria, ana, timeline } satisfies { house: House; ana: Page } & Record<string, unknown>
}

async function solves(ana: Page, text: string) {
  await ana.getByLabel('Mensagem').fill(text)
  await ana.getByRole('button', { name: 'Enviar como solução' }).click()
  await ana.getByText('Solução enviada').waitFor()
}
