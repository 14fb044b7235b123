import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()

it('the first administrator sets up an empty Bote; the person invited enters by the link and opens the first ticket', {
  timeout: 90_000,
}, async () => {
  const house = await openHouse({ empty: true })
  const { pathname } = new URL((await house.engine.setup.setupLink()) as string)
  const davi = await screens.open(house.url + pathname, { baseURL: house.url })
  await davi.getByLabel('Nome').fill('Davi Nunes')
  await davi.getByLabel('E-mail').fill('davi@horizonte.example')
  for (const name of ['newPassword', 'repeated'])
    await davi.locator(`[name=${name}]`).fill('o rio corre para o mar')
  await davi.locator('main form button[type=submit]').click()
  await davi.getByRole('heading', { level: 1, name: 'Fila de tickets' }).waitFor()
  await shot(davi, 'setup-first-page')

  await filled(davi, '/calendars/new', { Nome: 'Horário comercial' })
  await filled(davi, '/silence-policies/new?preset=totvs', { Nome: 'Padrão' })
  await davi.goto('/companies/new')
  await shot(davi, 'setup-company')
  await filled(davi, '/companies/new', { Nome: 'Horizonte Sistemas' }, [
    'Calendário de atendimento',
    'Política de silêncio',
  ])
  await filled(davi, '/departments/new', { Nome: 'Suporte' })
  await davi.getByPlaceholder('Novo tipo').fill('Erros no sistema')
  await davi.getByRole('button', { name: 'Incluir' }).click()
  await davi.getByText('Erros no sistema foi incluído').waitFor()
  await shot(davi, 'setup-subjects')
  await filled(davi, '/customers/new', { Nome: 'Padaria Pão Quente' })
  await shot(davi, 'setup-customer')
  await davi.getByRole('link', { name: 'Novo contato' }).first().click()
  await davi.getByRole('textbox', { name: 'Nome' }).fill('Maria Souza')
  await davi.getByRole('textbox', { name: 'E-mail' }).fill('maria@paoquente.example')
  await davi.getByLabel('Abre tickets').check()
  await davi.getByRole('button', { name: 'Salvar' }).click()
  await davi.getByRole('button', { name: 'Gerar convite' }).click()
  const link = await davi.getByLabel('Link do convite').inputValue()
  await shot(davi, 'setup-invite')

  house.simulator.addPerson({ id: 700_001, firstName: 'Maria', lastName: 'Souza' })
  const chooser = await screens.open(link, { width: 390, height: 780 })
  await shot(chooser, 'phone-invited')
  await chooser.getByRole('listitem').filter({ hasText: 'Maria Souza' }).getByRole('link').click()
  const maria = phone(chooser)
  await maria.presses('Iniciar')
  await maria.reads('Olá, Maria!')
  await maria.presses('🆕 Abrir ticket')
  await maria.reads('qual é o assunto?')
  await maria.says('Erro ao emitir NF-e')
  await maria.reads('conte o que está acontecendo')
  await maria.says('Rejeição 539.')
  await maria.reads('Confira antes de abrir')
  await maria.presses('✅ Abrir ticket')
  await maria.reads('Recebemos o seu pedido')

  await davi.goto('/tickets')
  await davi.getByRole('link', { name: 'Erro ao emitir NF-e' }).waitFor()
  expect(await house.db.rows(sql`select number, state from ticket`)).toEqual([
    { number: '202611/0001', state: 'new' },
  ])
})

/** Fills in a page of the panel and saves it; where a choice is asked for, the first is taken. */
async function filled(page: Page, path: string, words: Record<string, string>, choices: string[] = []) {
  await page.goto(path)
  for (const [label, value] of Object.entries(words)) await page.getByLabel(label).first().fill(value)
  for (const label of choices) {
    const field = page.getByLabel(label)
    const first = await field.locator('option:not([value=""])').first().getAttribute('value')
    await field.selectOption(first)
  }
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.waitForURL((url) => `${url.pathname}${url.search}` !== path)
}
