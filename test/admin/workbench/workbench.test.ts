import { expect, test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { providerDesk } from '../provider-desk.ts'

test('each tab shows its own: mine, unclaimed, department, watched, finished with the rating', async () => {
  const desk = await providerDesk()
  const client = await desk.signIn(desk.eva)
  const { atendimentos } = desk.engine
  await desk.claims(desk.eva, { report: 'O meu caso' })
  await desk.starts(desk.gil, { report: 'Ninguém pegou' })
  const watched = await desk.claims(desk.gil, { report: 'Só olho' })
  await atendimentos.includeViewer(desk.gil, watched.id, { operatorId: desk.eva.id })
  const done = await desk.claims(desk.gil, { report: 'Já acabou' })
  await atendimentos.finish(desk.gil, done.id, {
    classificationId: desk.classifications.resolvido,
    ratingAsked: true,
  })
  await atendimentos.rate(desk.olivia, done.id, { value: 4, comment: 'Demorou um pouco' })
  const tab = async (name: string) => (await client.get(`/atendimentos?tab=${name}`)).body
  expect(await tab('mine')).toContain('O meu caso')
  expect(await tab('mine')).not.toContain('Ninguém pegou')
  expect(await tab('unclaimed')).toContain('Ninguém pegou')
  expect(await tab('viewing')).toContain('Só olho')
  expect(await tab('department')).toContain('Só olho')
  const finished = await tab('finished')
  expect(finished).toContain('Nota 4 de 5')
  expect(finished).toContain('Demorou um pouco')
  expect(finished).not.toContain('O meu caso')
})

test('a search looks everywhere, and what somebody mistyped in the address is as if it were not there', async () => {
  const desk = await providerDesk()
  const client = await desk.signIn(desk.eva)
  const { protocol } = await desk.starts(desk.gil, { report: 'Cabo rompido' })
  for (const q of [protocol, 'rompido', 'olívia'])
    expect((await client.get(`/atendimentos?q=${encodeURIComponent(q)}`)).body).toContain('Cabo rompido')
  for (const address of ['?tab=x', '?after=AAAA', '?who=1', '?process=y', '?from=2026-99-99', '?late=1'])
    expect((await client.get(`/atendimentos${address}`)).status).toBe(200)
})

test('of two who claim at once one wins, and the other is told who', async () => {
  const desk = await providerDesk()
  const [eva, gil] = [await desk.signIn(desk.eva), await desk.signIn(desk.gil)]
  const { id } = await desk.starts(desk.eva)
  const claim = (client: typeof eva) =>
    client.post(`/atendimentos/${id}/claiming`, {}, { 'HX-Request': 'true' })
  const answers = await Promise.all([claim(eva), claim(gil)])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409])
  const { header } = await desk.engine.atendimentos.view(desk.iara, id)
  const told = answers.find(({ status }) => status === 409)?.headers.get('HX-Trigger') ?? ''
  expect(JSON.parse(told).notice.text).toContain(`${header.operator} resgatou este atendimento primeiro.`)
})

test('nobody of another company sees any of it', async () => {
  const desk = await providerDesk()
  await desk.starts(desk.eva, { report: 'Cabo rompido' })
  const stranger = await desk.panel.operator({ companyId: desk.horizonte.id, role: 'supervisor' })
  const client = await desk.panel.signIn(stranger)
  expect((await client.get('/atendimentos?tab=all')).body).not.toContain('Cabo rompido')
})

test('a case that comes in appears by itself, is claimed with the keyboard, and its clock counts down', {
  timeout: 120_000,
}, async () => {
  const desk = await providerDesk()
  const page = await desk.browse(desk.eva)
  await page.goto('/atendimentos?tab=unclaimed')
  const { protocol } = await desk.starts(desk.gil, { report: 'Cabo rompido' })
  const clock = page.locator('[data-clock-words]').first()
  await clock.waitFor()
  // Eight hours of work, counted from the moment it was drawn: within seconds the minutes are shown.
  await expect.poll(() => clock.textContent(), { timeout: 20_000 }).toContain('Faltam 7 h 59 min')
  await expectAccessible(page)
  await page.getByRole('button', { name: `Resgatar o atendimento ${protocol}` }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(`O atendimento ${protocol} agora está com você.`).waitFor()
})
