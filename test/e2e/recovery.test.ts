import { expect, it } from 'vitest'
import { openHouse } from '../house.ts'
import { mailOf } from '../world.ts'
import { shot, signIn, useScreens } from './screens.ts'

const screens = useScreens()

it('Ana forgets her password: a code comes by e-mail, then a provisional password, and she chooses a new one', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const email = mailOf('Ana Lima')
  await house.letIn(house.ana)
  const ana = await screens.open(new URL('/sign-in', house.url).href, {
    width: 360,
    height: 740,
    baseURL: house.url,
  })
  await shot(ana, 'sign-in-360')
  await ana.getByRole('link', { name: 'Esqueci a senha' }).click()
  await ana.getByLabel('E-mail').fill(email)
  await ana.getByRole('button', { name: 'Enviar código' }).click()
  await ana.getByLabel('Código').fill(await mailed(/\d{3} \d{3}/))
  await shot(ana, 'recovery-code-360')
  await ana.getByRole('button', { name: 'Confirmar' }).click()
  await ana.getByText('Enviamos uma senha provisória').waitFor()

  await signIn(ana, { email, password: await mailed(/\w{4}-\w{4}-\w{4}/) })
  await ana.getByRole('heading', { name: 'Escolha uma senha nova' }).waitFor()
  await ana.getByLabel('Senha provisória').fill(await mailed(/\w{4}-\w{4}-\w{4}/))
  await ana.getByLabel('Senha nova', { exact: false }).first().fill('o rio corre para o mar')
  await ana.getByLabel('Repita a senha nova').fill('o rio corre para o mar')
  await ana.getByRole('button', { name: 'Trocar senha' }).click()
  await ana.getByText('Senha trocada').waitFor()
  await ana.goto('/tickets')
  await ana.getByRole('heading', { level: 1 }).waitFor()

  async function mailed(pattern: RegExp): Promise<string> {
    const found = () =>
      house.mails
        .to(email)
        .map(({ text }) => text?.match(pattern)?.[0])
        .findLast(Boolean)
    await expect.poll(found, { timeout: 10_000 }).toBeTruthy()
    return found() as string
  }
})
