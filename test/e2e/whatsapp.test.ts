import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { freePort } from '../../engine/program/port.ts'
import { begin } from '../bote/program.ts'
import { processesOn } from '../bots/whatsapp/processes.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()

it('a premium customer opens a ticket on WhatsApp by numbers, refuses the first solution, approves the second and rates', {
  timeout: 180_000,
}, async () => {
  const demo = await begin(['demo'], { env: { PORT: String(await freePort(37_000, '127.0.0.1')) } })
  await demo.saying(/Ctrl\+C stops/, 90_000)
  const [, panelUrl = ''] = await demo.saying(/Panel\s+(http:\S+)/)
  const [, email = '', password = ''] = await demo.saying(/supervisor\s+(\S+@\S+)\s+(\S+)/)
  const [, chat = ''] = await demo.saying(/(http:\S+\/whatsapp\/\d+)\s+Vanessa/)

  const vanessa = plainPhone(await screens.open(chat, { width: 390, height: 780 }))
  await vanessa.says('Bom dia')
  await vanessa.chooses('Abrir ticket')
  await vanessa.chooses('Comercial')
  await vanessa.chooses('Conhecer um módulo')
  await vanessa.reads('qual é o assunto?')
  await vanessa.says('Visita para ver o módulo de frota')
  await vanessa.reads(/Talvez isto ajude|conte o que está acontecendo/)
  if (await vanessa.bubble('Talvez isto ajude').count()) await vanessa.chooses('Não, continuar')
  await vanessa.reads('conte o que está acontecendo')
  await vanessa.says('Queremos ver como funciona na semana que vem.')
  await vanessa.reads('Confira antes de abrir')
  await shot(vanessa.page, 'whatsapp-review')
  await vanessa.chooses('Abrir ticket')
  await vanessa.reads('Recebemos o seu pedido')

  const helena = await screens.panel(panelUrl, { email, password })
  await helena.goto('/tickets')
  await helena.getByRole('link', { name: 'Visita para ver o módulo de frota' }).click()
  await helena.getByRole('button', { name: 'Assumir' }).click()
  await vanessa.reads('Helena Prado está cuidando do seu ticket')
  await solves(helena, 'Marcamos para terça às 10h.')
  await vanessa.reads('Marcamos para terça às 10h.')
  await vanessa.chooses('Não aprovar')
  await vanessa.reads('Conte, por favor, o que ainda não funciona')
  await vanessa.says('Na terça não podemos.')
  await vanessa.reads('o ticket voltou para o atendimento')
  await helena.locator('#ticket-timeline').getByText('Na terça não podemos.').waitFor()
  await solves(helena, 'Fica para quinta às 10h.')
  await vanessa.reads('Fica para quinta às 10h.')
  await vanessa.chooses('Aprovar', { quoting: true })
  await vanessa.reads('Ticket encerrado')
  await vanessa.chooses('Ótimo')
  await vanessa.reads('Quer deixar um comentário?')
  await vanessa.says('Muito atenciosos!')
  await vanessa.reads('Obrigado pela avaliação')
  await shot(vanessa.page, 'whatsapp-rated')
  await helena.locator('#ticket-side').getByText('Muito atenciosos!').waitFor()
  await shot(helena, 'whatsapp-ticket-1440')

  const [, beside = ''] = await demo.saying(/Side by side\s+(http:\S+)/)
  const all = await screens.open(beside)
  await all.frameLocator('iframe').nth(2).getByText('ativo agora').waitFor()
  await shot(all, 'demo-phones-1440')
  const profiles = join(demo.folder, 'data', 'demo')
  expect(processesOn(profiles)).not.toBeNull()
  expect((await demo.stop('SIGINT')).code).toBe(0)
  expect(processesOn(profiles)).toBeNull()
})

/** A phone on which what is offered is a list of numbers. */
function plainPhone(page: Page) {
  const own = phone(page)
  const newest = (text: string) => page.locator('.message:not(.mine) .bubble', { hasText: text }).last()
  return {
    ...own,
    /** Writes the number that stands before these words where they were offered last; `quoting` it by a tap. */
    async chooses(label: string, { quoting = false } = {}) {
      await newest(label).waitFor()
      if (quoting) await newest(label).click()
      const lines = (await newest(label).locator('.text').innerText()).split('\n')
      const [, number] =
        lines.map((line) => /^(\d+) (.*)$/.exec(line)).find((m) => m?.[2]?.endsWith(label)) ?? []
      if (!number) throw new Error(`No number before ${label} in:\n${lines.join('\n')}`)
      await own.says(number)
    },
  }
}

async function solves(operator: Page, words: string) {
  await operator.getByLabel('Mensagem').fill(words)
  await operator.getByRole('button', { name: 'Enviar como solução' }).click()
}
