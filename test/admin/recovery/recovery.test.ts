import { expect, test } from 'vitest'
import { type MailPayload, plainText, sql } from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>

async function lastMail({ db }: Panel): Promise<string> {
  const { payload } = await db.one<{ payload: MailPayload }>(
    sql`select payload from outbox_message order by id desc limit 1`,
  )
  return plainText(payload.message.text)
}

test('forgotten password: code, provisional password, a new one, and in', async () => {
  const panel = await testPanel()
  const ana = await panel.operator({ name: 'Ana Souza' })
  const page = await panel.browse()
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Esqueci a senha' }).click()
  await page.getByLabel('E-mail').fill(ana.email)
  await page.getByRole('button', { name: 'Enviar código' }).click()
  await page.getByLabel('Código').fill('000000')
  await page.getByRole('button', { name: 'Confirmar' }).click()
  await page.getByText('Restam 4 tentativas').waitFor()
  const code = (await lastMail(panel)).match(/\d{3} \d{3}/)![0]
  await page.getByLabel('Código').fill(code)
  await page.getByRole('button', { name: 'Confirmar' }).click()
  await page.getByText('Enviamos uma senha provisória').waitFor()

  const provisional = (await lastMail(panel)).match(/\w{4}-\w{4}-\w{4}/)![0]
  await page.getByLabel('E-mail').fill(ana.email)
  await page.getByLabel('Senha').fill(provisional)
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: 'Escolha uma senha nova' }).waitFor()
  await page.goto('/profile')
  expect(new URL(page.url()).pathname).toBe('/profile/password')
  await page.getByLabel('Senha provisória').fill(provisional)
  await page.getByLabel('Senha nova', { exact: false }).first().fill('o rio corre para o mar')
  await page.getByLabel('Repita a senha nova').fill('o rio corre para o mar')
  await page.getByRole('button', { name: 'Trocar senha' }).click()
  await page.getByText('Senha trocada').waitFor()
  expect(await page.locator('.user-words').textContent()).toContain('Ana Souza')
})

test('nothing tells a registered e-mail from an unknown one', async () => {
  const panel = await testPanel()
  const ana = await panel.operator()
  async function walk(email: string) {
    const client = panel.visitor()
    await client.get('/recovery')
    const asked = await client.post('/recovery', { email })
    const page = await client.get('/recovery/code')
    const guesses: string[] = []
    for (let n = 0; n < 6; n++) guesses.push((await client.post('/recovery/code', { code: 'abcdef' })).body)
    const bare = (body: string) =>
      body
        .replaceAll(email, '@')
        .replace(/name="_csrf" value="[^"]+"/g, '')
        .replace(/X-CSRF-Token[^}]+/g, '')
    return [asked.status, asked.location, ...[page.body, ...guesses].map(bare)]
  }
  expect(await walk('ninguem@bote.example')).toEqual(await walk(ana.email))
})

test('the e-mail stands in no address, and the code page needs one', async () => {
  const panel = await testPanel()
  const client = panel.visitor()
  await client.get('/recovery')
  const { location, headers } = await client.post('/recovery', { email: 'ana@bote.example' })
  expect(location).toBe('/recovery/code')
  expect(headers.getSetCookie().find((line) => line.startsWith('bote.recovery='))).toMatch(/HttpOnly/)
  expect((await panel.visitor().get('/recovery/code')).location).toBe('/recovery')
  const forged = panel.visitor()
  forged.cookies.set('bote.recovery', `${Buffer.from('"ana@bote.example"').toString('base64url')}.forged`)
  expect((await forged.get('/recovery/code')).location).toBe('/recovery')
})
