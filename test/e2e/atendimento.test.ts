import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { createProvider } from '../provider.ts'
import { mailOf } from '../world.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()

it('Olívia writes by Contato, Eva rescues her case and plans a visit, Lia repairs the fibre, Eva finishes, Olívia rates', {
  timeout: 120_000,
}, async () => {
  const house = await openHouse()
  const provider = await createProvider(house)
  const olivia = phone(await screens.open(house.phonePage(provider.olivia), { width: 390, height: 780 }))
  const eva = await screens.panel(house.url, await house.letIn(provider.eva))
  await eva.goto('/atendimentos?tab=unclaimed')

  await olivia.presses('Iniciar')
  await olivia.reads('Olá, Olívia!')
  await shot(olivia.page, 'provider-hello')
  await olivia.presses('💬 Contato')
  await olivia.reads('Sobre qual conexão é?')
  await olivia.presses('Rua do Sol, 15')
  await olivia.reads('Com qual setor')
  await olivia.presses('Suporte Técnico')
  await olivia.reads('Conte o que está acontecendo')
  await olivia.says('Estou sem internet desde ontem.')
  await olivia.reads('Confira antes de enviar')
  await shot(olivia.page, 'provider-review')
  await olivia.presses('✅ Enviar')
  await olivia.reads('Protocolo 202611.1')
  await shot(olivia.page, 'provider-protocol')

  // The list that is open hears of it by itself.
  const unclaimed = eva.getByRole('link', { name: 'Estou sem internet desde ontem.' })
  await unclaimed.waitFor()
  await shot(eva, 'provider-list')
  await unclaimed.click()
  await eva.waitForURL(/\/atendimentos\/[0-9a-f-]{36}$/)
  const casePage = eva.url()
  await eva.getByRole('button', { name: 'Resgatar' }).click()
  await eva.getByText('Eva Dias').first().waitFor()
  await eva.getByLabel('Mensagem').fill('Bom dia, Olívia! A luz da fibra está acesa no aparelho?')
  await eva.getByRole('button', { name: 'Perguntar e pausar' }).click()
  await olivia.reads('A luz da fibra está acesa')
  await shot(olivia.page, 'provider-asked')
  await olivia.presses('✍️ Responder')
  await olivia.says('Não, está piscando em vermelho.')
  await olivia.reads('Anotado')
  await eva.getByText('está piscando em vermelho').first().waitFor()

  await eva.getByRole('link', { name: 'Nova ordem de serviço' }).first().click()
  await eva.getByLabel('Tipo', { exact: false }).selectOption({ label: 'Reparo' })
  await eva.getByRole('button', { name: 'Criar ordem' }).click()
  await eva.getByText('202611/0001').first().waitFor()
  const orderPage = eva.url()
  await eva.goto(`${orderPage}/schedule`)
  await eva.getByLabel('Técnico', { exact: false }).selectOption({ label: 'Lia Torres' })
  await eva.getByLabel('Dia', { exact: true }).fill('2026-11-24')
  await eva.getByLabel('Horário', { exact: true }).fill('08:30')
  await eva.getByRole('button', { name: 'Agendar' }).click()
  await eva.getByText('24/11/2026, 08:30').first().waitFor()
  await shot(eva, 'provider-order')

  const lia = await screens.panel(house.url, await house.letIn(provider.lia), { width: 360, height: 740 })
  await lia.goto(orderPage)
  await lia.getByRole('button', { name: 'Iniciar execução' }).click()
  await lia.getByText('Execução iniciada.').waitFor()
  await lia.goto(`${orderPage}/closing`)
  await lia.getByLabel('O que foi feito', { exact: false }).fill('Emenda refeita na caixa da rua.')
  await shot(lia, 'provider-closing-360')
  await lia.getByRole('button', { name: 'Encerrar' }).click()
  await lia.getByText('Ordem de serviço encerrada.').waitFor()

  await eva.goto(casePage)
  await eva.getByRole('button', { name: 'Finalizar' }).first().click()
  const dialog = eva.getByRole('dialog')
  await dialog.getByLabel('Sim', { exact: true }).check()
  await dialog
    .getByRole('textbox', { name: 'Comentário final' })
    .fill('Refizemos a emenda. A internet voltou.')
  await shot(eva, 'provider-finish')
  await dialog.getByRole('button', { name: 'Finalizar' }).click()
  await olivia.reads('que nota você dá')
  await shot(olivia.page, 'provider-rate')
  await olivia.presses('4')
  await olivia.reads('Conte, por favor, o que podemos melhorar')
  await olivia.says('Só demorou um dia.')
  await olivia.reads('Obrigado pela avaliação')
  await shot(olivia.page, 'provider-rated')

  await eva.goto('/atendimentos?tab=finished')
  await eva.getByText('Só demorou um dia.').first().waitFor()
  await shot(eva, 'provider-finished')
  await eva.goto(casePage)
  await shot(eva, 'provider-case', { fullPage: true })
  await house.settled()
  expect(
    await house.db.one(sql`
      select a.protocol, a.state, rating.value, o.state as visit
      from atendimento a join rating on rating.atendimento_id = a.id join service_order o on o.atendimento_id = a.id`),
  ).toEqual({ protocol: '202611.1', state: 'finished', value: 4, visit: 'closed' })
  expect(house.mails.to(mailOf('Olívia Braga')).length).toBeGreaterThan(0)
})
