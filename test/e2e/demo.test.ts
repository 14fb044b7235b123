import { expect, it } from 'vitest'
import { freePort } from '../../engine/process/port.ts'
import { begin } from '../bote/program.ts'
import { phone, shot, useScreens } from './screens.ts'

const screens = useScreens()

it('a newcomer starts the demo, signs in with the printed password, and opens a ticket in the printed chat within eight taps', {
  timeout: 120_000,
}, async () => {
  const demo = await begin(['demo'], { env: { PORT: String(await freePort(36_000, '127.0.0.1')) } })
  await demo.saying(/Ctrl\+C stops/, 60_000)
  const [, panelUrl = ''] = await demo.saying(/Panel\s+(http:\S+)/)
  const [, email = '', password = ''] = await demo.saying(/supervisor\s+(\S+@\S+)\s+(\S+)/)
  const [, chat = ''] = await demo.saying(/(http:\S+\/chat\/\d+)\s+Marina/)

  const helena = await screens.panel(panelUrl, { email, password })
  await helena.goto('/tickets')
  await shot(helena, 'demo-queue')
  const marina = phone(await screens.open(chat, { width: 390, height: 780 }))
  await shot(marina.page, 'demo-chat')
  await marina.presses('🆕 Abrir ticket')
  await marina.reads('Com qual área')
  for (const asked of ['Com qual área', 'Que tipo de assunto', 'Sobre o quê', 'Mais exatamente']) {
    const question = marina.page.locator('.bubble').last()
    if (!(await question.innerText()).includes(asked)) break
    const before = await marina.page.locator('.bubble').count()
    await marina.pressesFirst()
    await expect.poll(() => marina.page.locator('.bubble').count()).toBeGreaterThan(before)
  }
  await marina.reads('qual é o assunto?')
  await marina.says('Impressora não imprime o cupom')
  await marina.reads('conte o que está acontecendo')
  await marina.says('Desde hoje cedo, em todos os caixas.')
  await marina.page.locator('.bubble', { hasText: /Confira antes de abrir|Pergunta 1/ }).first().waitFor()
  await shot(marina.page, 'demo-review')
  await marina.presses('✅ Abrir ticket')
  await marina.reads('Recebemos o seu pedido')
  expect(marina.doings).toBeLessThanOrEqual(8)
  await helena.getByRole('link', { name: 'Impressora não imprime o cupom' }).waitFor()
  expect((await demo.stop('SIGINT')).code).toBe(0)
})
