import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { mailOf } from '../world.ts'
import { shot, useScreens } from './screens.ts'

const screens = useScreens()

it('Rosa calls: Ana records it as a ticket, and Rosa finds it in her chat and her mail', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  house.phoneOf(house.rosa).start()
  const ana = await screens.panel(house.url, await house.letIn(house.ana), { width: 360, height: 740 })
  await ana.goto('/tickets/new')
  await ana.getByLabel('Buscar cliente').fill('boa vis')
  await ana.getByRole('link', { name: 'Rede Boa Vista' }).click()
  await shot(ana, 'phone-call-360')
  await ana.getByLabel('Contato').selectOption(house.rosa.id)
  await ana.getByLabel('Como o cliente chegou').selectOption({ label: 'Telefone' })
  await ana.getByLabel('Departamento').selectOption(house.suporte.id)
  await ana.locator('#field-subjectId option', { hasText: 'Erros no sistema' }).waitFor({ state: 'attached' })
  await ana.locator('#field-subjectId').selectOption(house.suporte.typeId)
  await ana.getByLabel('Título').fill('Caixa 3 não abre')
  await ana.getByLabel('Descrição').fill('Rosa ligou: desde hoje cedo o caixa 3 não abre.')
  await ana.getByRole('button', { name: 'Abrir ticket' }).click()
  await ana.getByText('aberto. O cliente foi avisado.').waitFor()
  await shot(ana, 'phone-call-opened-360')

  await house.phoneOf(house.rosa).waitFor('Caixa 3 não abre')
  await house.settled()
  expect(house.mails.to(mailOf('Rosa Martins')).map(({ subject }) => subject)).toEqual([
    '[202611/0001] Caixa 3 não abre',
  ])
  expect(await house.db.rows(sql`select channel, state, contact_id from ticket`)).toEqual([
    { channel: 'phone', state: 'new', contactId: house.rosa.id },
  ])
})
