import { expect, it } from 'vitest'
import { freePort } from '../../engine/program/port.ts'
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
  await marina.presses('Comercial')
  const question = (words: RegExp) => marina.page.locator('.bubble').last().filter({ hasText: words })
  await question(/Que tipo de assunto/).waitFor()
  await marina.presses('Conhecer um módulo')
  await marina.reads('qual é o assunto?')
  await marina.says('Visita para ver o módulo de frota')
  await question(/Talvez isto ajude|conte o que está acontecendo/).waitFor()
  if (await question(/Talvez isto ajude/).count()) await marina.presses('Não, continuar')
  await question(/conte o que está acontecendo/).waitFor()
  await marina.says('Queremos ver como funciona na semana que vem.')
  await question(/Confira antes de abrir/).waitFor()
  await shot(marina.page, 'demo-review')
  await marina.presses('✅ Abrir ticket')
  await marina.reads('Recebemos o seu pedido')
  expect(marina.doings).toBeLessThanOrEqual(8)
  await helena.getByRole('link', { name: 'Visita para ver o módulo de frota' }).waitFor()
  expect((await demo.stop('SIGINT')).code).toBe(0)
})
