import { describe, expect, test } from 'vitest'
import { newId, sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { providerDesk } from '../provider-desk.ts'

async function atWork() {
  const desk = await providerDesk()
  const client = await desk.signIn(desk.eva)
  const fields = {
    draft: newId(),
    customerId: desk.casaDaOlivia.id,
    connectionId: desk.casaDaOlivia.connectionId,
    departmentId: desk.tecnico.id,
    originId: desk.origins.telefone,
    report: 'Sem sinal desde ontem.',
  }
  const idIn = (location: string | null) => location?.split('/').at(-1) as string
  const cases = () =>
    desk.db.rows<{ id: string; protocol: string }>(sql`select id, protocol from atendimento`)
  return { desk, client, fields, idIn, cases }
}

describe('the first step', () => {
  test('registers with a protocol, and the connection brings its contract', async () => {
    const { desk, client, fields, idIn } = await atWork()
    const { status, location } = await client.post('/atendimentos', fields)
    expect(status).toBe(303)
    const { atendimento } = await desk.engine.atendimentos.view(desk.eva, idIn(location))
    expect(atendimento).toMatchObject({
      protocol: '202611.1',
      state: 'registered',
      contractId: desk.casaDaOlivia.contractId,
      report: 'Sem sinal desde ontem.',
    })
  })

  test('shows the form again with everything that was typed when something is missing', async () => {
    const { client, fields } = await atWork()
    const { status, body } = await client.post('/atendimentos', { ...fields, report: ' ' })
    expect(status).toBe(422)
    expect(body).toMatch(new RegExp(`value="${fields.connectionId}" selected`))
    expect(body).toContain('Olívia Braga')
    const searched = await client.post('/atendimentos', { ...fields, customerId: '' })
    expect(searched.status).toBe(422)
    expect(searched.body).toContain('Sem sinal desde ontem.')
  })

  test('asks for the technician when the origin is one', async () => {
    const { desk, client, fields, cases } = await atWork()
    const byTechnician = { ...fields, originId: desk.origins.tecnico }
    expect((await client.post('/atendimentos', byTechnician)).status).toBe(422)
    expect(await cases()).toEqual([])
    expect((await client.post('/atendimentos', { ...byTechnician, technicianId: desk.lia.id })).status).toBe(
      303,
    )
  })

  test('takes no other company than the rule says, no unknown field, nothing of somebody else', async () => {
    const { desk, client, fields, cases } = await atWork()
    const post = async (more: Record<string, string>) =>
      (await client.post('/atendimentos', { ...fields, ...more })).status
    expect(await post({ companyId: desk.horizonte.id })).toBe(422)
    expect(await post({ state: 'finished' })).toBe(400)
    expect(await post({ customerId: desk.padaria.id })).toBe(404)
    expect(await post({ connectionId: desk.mercadoSol.connectionId })).toBe(404)
    expect(await post({ leadId: newId() })).toBe(404)
    expect(await cases()).toEqual([])
  })

  test('is done once, in however many tabs the same draft stands', async () => {
    const { client, fields, cases } = await atWork()
    const form = { ...fields, _once: fields.draft }
    const [one, other] = await Promise.all([
      client.post('/atendimentos', form),
      client.post('/atendimentos', form),
    ])
    expect([one.status, other.status]).toEqual([303, 303])
    expect(one.location).toBe(other.location)
    expect(await cases()).toHaveLength(1)
  })
})

describe('what was typed', () => {
  test('is there again after a reload, and on the list of what was begun', async () => {
    const { client, fields } = await atWork()
    const half = { draft: fields.draft, customerId: fields.customerId, report: 'Meio relato' }
    expect((await client.post('/atendimentos/new/draft', half)).status).toBe(204)
    const again = await client.get(`/atendimentos/new?draft=${fields.draft}`)
    expect(again.body).toContain('Meio relato')
    expect(again.body).toContain(`name="_once" value="${fields.draft}"`)
    const fresh = await client.get('/atendimentos/new')
    expect(fresh.body).toContain(`/atendimentos/new?draft=${fields.draft}`)
  })

  test('into a second tab after the first has registered becomes a draft anew', async () => {
    const { client, fields, cases } = await atWork()
    await client.post('/atendimentos', { ...fields, _once: fields.draft })
    await client.post('/atendimentos/new/draft', { draft: fields.draft, report: 'Outro assunto' })
    const { body } = await client.get(`/atendimentos/new?draft=${fields.draft}`)
    expect(body).toContain('Outro assunto')
    const draft = body.match(/name="_once" value="([^"]+)"/)?.[1] as string
    expect(draft).not.toBe(fields.draft)
    const form = { ...fields, report: 'Outro assunto', draft, replaces: fields.draft, _once: draft }
    expect((await client.post('/atendimentos', form)).status).toBe(303)
    expect(await cases()).toHaveLength(2)
    expect((await client.get('/atendimentos/new')).body).not.toContain('Outro assunto')
  })

  test('is its author’s alone', async () => {
    const { desk, client, fields } = await atWork()
    await client.post('/atendimentos/new/draft', { draft: fields.draft, report: 'Segredo de Eva' })
    const gil = await desk.signIn(desk.gil)
    expect((await gil.get(`/atendimentos/new?draft=${fields.draft}`)).body).not.toContain('Segredo de Eva')
  })

  test('for the third step is kept, and goes on as a comment when somebody else has started it', async () => {
    const { desk, client } = await atWork()
    const { id } = await desk.registers(desk.eva)
    await client.post(`/atendimentos/${id}/start-draft`, { visibility: 'private', text: 'Ver a torre' })
    expect((await client.get(`/atendimentos/${id}`)).body).toContain('Ver a torre')
    await desk.engine.atendimentos.check(desk.gil, id)
    await desk.engine.atendimentos.start(desk.gil, id, { processId: desk.processes.semConexao.id })
    const late = await client.post(`/atendimentos/${id}/start`, {
      processId: desk.processes.semConexao.id,
      notificationLevel: 'none',
      visibility: 'private',
      text: 'Ver a torre',
    })
    expect(late.status).toBe(409)
    expect(late.body).toContain('Ver a torre')
    expect(late.body).toContain(`action="/atendimentos/${id}/comments"`)
  })
})

test('customers are found by name, document or code, and only those of the company', async () => {
  const { client } = await atWork()
  const found = async (q: string) =>
    (await client.get(`/atendimentos/new/customers?q=${encodeURIComponent(q)}`, { 'HX-Request': 'true' }))
      .body
  for (const q of ['olivia', '529.982.247-25', '2041']) expect(await found(q)).toContain('Olívia Braga')
  expect(await found('padaria')).not.toContain('Pão Quente')
  expect(await found("'; drop table customer; --")).not.toContain('Olívia')
})

test('a customer who is not on record is added inside the page, and chosen', async () => {
  const { desk, client } = await atWork()
  const input = { companyId: desk.redeVeloz.id, name: 'Zélia Prado', document: '' }
  const added = await client.post('/atendimentos/new/customers', input, { 'HX-Request': 'true' })
  expect(added.status).toBe(200)
  expect(added.headers.get('HX-Retarget')).toBe('#customer-part')
  expect(added.body).toContain('Zélia Prado')
  const refused = await client.post(
    '/atendimentos/new/customers',
    { ...input, name: '', document: '111' },
    { 'HX-Request': 'true' },
  )
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('value="111"')
})

test('the start waits for the check; before it a case is cancelled with a reason', async () => {
  const { desk, client } = await atWork()
  const { id } = await desk.registers(desk.eva)
  expect((await client.get(`/atendimentos/${id}`)).body).toContain('Faça a consulta expressa antes.')
  const checked = await client.post(`/atendimentos/${id}/check`, {}, { 'HX-Request': 'true' })
  expect(checked.body).toContain('Fatura pendente')
  expect(checked.body).toMatch(/id="start-gate" hx-swap-oob="true"/)
  expect((await client.post(`/atendimentos/${id}/cancellation`, { reason: ' ' })).status).toBe(422)
  expect((await client.post(`/atendimentos/${id}/cancellation`, { reason: 'Engano' })).status).toBe(303)
  expect((await client.get(`/atendimentos/${id}`)).body).toContain('Engano')
})

test.each([
  [360, 'light'],
  [768, 'dark'],
  [1440, 'light'],
] as const)('the wizard fits %i px and is accessible in %s', { timeout: 120_000 }, async (width, theme) => {
  const { desk } = await atWork()
  const page = await desk.browse(desk.eva, { width, theme })
  const { id } = await desk.registers(desk.eva)
  for (const path of [`/atendimentos/new?customer=${desk.casaDaOlivia.id}`, `/atendimentos/${id}`]) {
    await page.goto(path)
    await page.locator('.palette').waitFor()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
  }
})

test('a walk through the three steps with its searches and dialogs, and nothing bad in the console', {
  timeout: 120_000,
}, async () => {
  const { desk, cases } = await atWork()
  const page = await desk.browse(desk.eva)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto('/atendimentos/new')
  await page.getByRole('button', { name: 'Novo cliente' }).click()
  await page.getByRole('dialog').getByLabel('Nome').fill('Zélia Prado')
  await page.getByRole('dialog').getByRole('button', { name: 'Cadastrar e usar' }).click()
  await page.locator('#customer-part').getByText('Zélia Prado').waitFor()
  await page.getByRole('link', { name: 'Trocar cliente' }).click()
  await page.getByLabel('Nome, documento ou código').fill('olivia')
  await page.getByRole('link', { name: /Olívia Braga/ }).click()
  await page.locator('.palette').waitFor()
  await page.getByLabel('Conexão').selectOption({ index: 2 })
  await expect.poll(() => page.locator('#customer-part').textContent()).toContain('Rua das Flores, 22')
  await page.getByLabel('Relato').fill('Sem sinal desde ontem.')
  await page.getByText('Rascunho salvo').waitFor()
  await page.getByRole('button', { name: 'Registrar' }).click()
  await page.waitForURL(/\/atendimentos\/[0-9a-f-]{36}/)
  await page.locator('.palette').waitFor()
  await page.getByLabel('Processo').selectOption(desk.processes.semConexao.id)
  await page.getByRole('button', { name: 'Iniciar atendimento' }).click()
  await page.locator('#case-head').getByText('Triagem').waitFor()
  expect(await cases()).toHaveLength(1)
  expect(faults).toEqual([])
})

test('the keyboard alone goes through the three steps', { timeout: 60_000 }, async () => {
  const { desk, cases } = await atWork()
  const page = await desk.browse(desk.eva)
  const { keyboard } = page
  await page.goto('/atendimentos/new')

  /** By Tab, as somebody without a mouse gets there. */
  async function tabTo(name: RegExp): Promise<void> {
    for (let steps = 0; steps < 60; steps++) {
      const here = await page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null
        if (at === (document.body as HTMLElement)) return ''
        return [at?.labels?.[0]?.textContent, at?.getAttribute('aria-label'), at?.textContent].join(' ')
      })
      if (name.test(here)) return
      await keyboard.press('Tab')
    }
    throw new Error(`no Tab leads to ${name}`)
  }

  // The search has the focus from the start.
  await keyboard.type('olivia')
  await page.getByRole('link', { name: /Olívia Braga/ }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await page.locator('.palette').waitFor()
  await tabTo(/Relato/)
  await keyboard.type('Sem sinal desde ontem.')
  await tabTo(/^\s*Registrar/)
  await keyboard.press('Enter')
  await page.waitForURL(/\/atendimentos\/[0-9a-f-]{36}/)
  await page.locator('.palette').waitFor()
  await tabTo(/Processo/)
  await keyboard.type('Sem conex')
  await tabTo(/Iniciar atendimento/)
  await keyboard.press('Enter')
  await page.locator('#case-head').getByText('Triagem').waitFor()
  expect(await cases()).toHaveLength(1)
})
