import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function atWork() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const ana = await panel.operator({ name: 'Ana Lima' })
  const bia = await panel.operator({ name: 'Bia Rocha' })
  return { panel, desk, ana, bia, client: await panel.signIn(ana) }
}

/** The titles of the rows, in their order. */
function titlesIn(body: string): string[] {
  return [
    ...body.matchAll(
      /class="queue-title"[^>]*>(?:<span class="unread-mark">.*?<\/span><\/span>)?(.*?)<\/a>/g,
    ),
  ].map(([, title]) => title as string)
}

describe('the queue over HTTP', () => {
  test('asks who it is first', async () => {
    const panel = await testPanel()
    const { status, location } = await panel.visitor().get('/tickets?tab=closed')
    expect([status, location]).toEqual([303, '/sign-in?returnTo=%2Ftickets%3Ftab%3Dclosed'])
  })

  test('shows tabs with counts and rows in the order of work', async () => {
    const { panel, desk, bia, client } = await atWork()
    await desk.opens({ title: 'Primeiro' })
    const second = await desk.opens({ title: 'Segundo' })
    await panel.engine.tickets.reclassify(desk.actorOf(bia), second.id, { severity: 'critical' })
    const { status, body } = await client.get('/tickets')
    expect(status).toBe(200)
    expect(titlesIn(body)).toEqual(['Segundo', 'Primeiro'])
    expect(body).toContain('Novos <span class="queue-count">2</span>')
    expect(body).toMatch(/Crítica/)
    expect(body).toContain('Não lido')
  })

  test('filters stand in the address; what is mistyped there is as if it were not there', async () => {
    const { desk, client } = await atWork()
    await desk.opens({ title: 'Nota rejeitada' })
    await desk.opens({ title: 'Boleto' })
    expect(titlesIn((await client.get('/tickets?q=boleto')).body)).toEqual(['Boleto'])
    expect(titlesIn((await client.get('/tickets?severity=critical')).body)).toEqual([])
    const odd = await client.get(
      "/tickets?tab=x&who=1'&severity=%00&from=ontem&after=%7B&department=*&unread=1",
    )
    expect(odd.status).toBe(200)
    expect(titlesIn(odd.body)).toHaveLength(2)
  })

  test('an empty desk tells its administrator where to begin, and others that there is nothing', async () => {
    const panel = await testPanel()
    const rute = await panel.signIn(await panel.operator({ role: 'administrator' }))
    const ana = await panel.signIn(await panel.operator())
    expect((await rute.get('/tickets')).body).toMatch(/Falta preparar.*href="\/companies\/new"/s)
    expect((await ana.get('/tickets')).body).toContain('Nenhum ticket aqui')
    expect((await rute.get('/customers/new')).body).toMatch(/Crie uma empresa antes.*href="\/companies"/s)
  })

  test('people’s words stay words', async () => {
    const { desk, client } = await atWork()
    await desk.opens({ title: '"><svg/onload=alert(1)> {{7*7}}' })
    const { body } = await client.get('/tickets?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')
    expect(body).not.toContain('<script>alert')
    const { body: all } = await client.get('/tickets')
    expect(all).toContain('&lt;svg/onload=alert(1)> {{7*7}}')
    expect(all).not.toContain('<svg/onload')
  })

  test('only one takes it; the other one hears who did', async () => {
    const { panel, desk, ana, bia, client } = await atWork()
    const { id, number } = await desk.opens()
    const other = await panel.signIn(bia)
    const taking = (of: typeof client) => of.post(`/tickets/${id}/taking`, {}, { 'HX-Request': 'true' })
    const [won] = [await taking(client)]
    expect(won.status).toBe(204)
    expect(won.headers.get('HX-Trigger')).toContain(number)
    const lost = await taking(other)
    expect(lost.status).toBe(409)
    expect(lost.headers.get('HX-Trigger')).toContain('Ana Lima assumiu este ticket primeiro')
    const { ticket } = await panel.engine.tickets.view(desk.actorOf(ana), id)
    expect(ticket.operatorId).toBe(ana.id)
  })

  test('hands many to one, and lists what was refused and why', async () => {
    const { panel, desk, ana, bia, client } = await atWork()
    const free = await desk.opens()
    const hers = await desk.opens()
    await panel.engine.tickets.take(desk.actorOf(bia), hers.id)
    const all = await client.post('/tickets/assignments', { ids: [free.id], operatorId: bia.id })
    expect([all.status, all.location]).toEqual([303, '/tickets'])
    const some = await client.post('/tickets/assignments', { ids: [free.id, hers.id], operatorId: ana.id })
    expect(some.status).toBe(200)
    expect(some.body).toContain(hers.number)
    expect(some.body).toContain('Sua conta não pode fazer isto neste ticket.')
  })

  test('rejects many with one reason, and refuses to without', async () => {
    const { panel, desk, ana, client } = await atWork()
    const one = await desk.opens()
    const two = await desk.opens()
    const without = await client.post('/tickets/rejections', { ids: [one.id, two.id], text: ' ' })
    expect(without.status).toBe(422)
    const done = await client.post('/tickets/rejections', {
      ids: [one.id, two.id],
      text: 'Fora do contrato.',
    })
    expect(done.status).toBe(303)
    const { ticket } = await panel.engine.tickets.view(desk.actorOf(ana), two.id)
    expect(ticket.state).toBe('rejected')
  })
})

describe('the queue in a browser', () => {
  test('a ticket opened elsewhere appears by itself, and picks and focus stay', {
    timeout: 60_000,
  }, async () => {
    const { panel, desk, ana } = await atWork()
    const first = await desk.opens({ title: 'Já na fila' })
    const page = await panel.browse(ana)
    await page.goto('/tickets')
    await page.getByLabel(`Marcar ticket ${first.number}`).check()
    await page.getByRole('link', { name: 'Já na fila' }).focus()
    await desk.opens({ title: 'Acabou de chegar' })
    await page.getByRole('link', { name: 'Acabou de chegar' }).waitFor()
    expect(await page.getByLabel(`Marcar ticket ${first.number}`).isChecked()).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Já na fila')
    expect(await page.locator('[data-picked-count]').textContent()).toBe('1')
    expect(await page.locator('#tab-new').textContent()).toContain('2')
  })

  test('a walk: filter, take, pick and hand over', { timeout: 60_000 }, async () => {
    const { panel, desk, ana, bia } = await atWork()
    const one = await desk.opens({ title: 'Nota rejeitada' })
    await desk.opens({ title: 'Boleto', description: 'Não gera.' })
    const page = await panel.browse(ana)
    await page.goto('/tickets')
    await page.getByRole('searchbox', { name: 'Buscar tickets' }).fill('nota')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/tickets?q=nota')
    expect(await page.locator('.queue-row').count()).toBe(1)
    await page.getByRole('button', { name: `Assumir ticket ${one.number}` }).click()
    await page.getByText('Com você', { exact: true }).waitFor()
    await page.getByText(`O ticket ${one.number} agora está com você.`).waitFor()

    await page.getByLabel(`Marcar ticket ${one.number}`).check()
    await page.getByLabel('Passar para').selectOption(bia.id)
    await page.getByRole('button', { name: 'Passar', exact: true }).click()
    await page.getByText('1 ticket concluído.').waitFor()
    const { ticket } = await panel.engine.tickets.view(desk.actorOf(ana), one.id)
    expect(ticket.operatorId).toBe(bia.id)
  })

  test.each([
    [360, 'light'],
    [768, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('fits %i px and is accessible in %s', { timeout: 60_000 }, async (width, theme) => {
    const { panel, desk, ana, bia } = await atWork()
    await desk.opens({ title: 'Boleto não é gerado para clientes novos do plano anual com desconto' })
    const late = await desk.opens({ title: 'Atrasado', severity: 'critical' })
    const asked = await desk.opens({ title: 'Sem espaço: Umapalavramuitocompridasemnenhumespaçonomeio' })
    await panel.engine.tickets.ask(desk.actorOf(bia), asked.id, { text: 'Qual?' })
    await panel.db.executeSql(`update ticket set due_at = now() - interval '50 hours' where id = $1`, [
      late.id,
    ])
    const page = await panel.browse(ana, { width, theme })
    for (const path of ['/tickets', '/tickets?tab=all&unread=on', '/tickets?q=nada+assim']) {
      await page.goto(path)
      await expectAccessible(page)
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
    await page.goto('/tickets?tab=all')
    await page.getByText('Atrasado há 2 dias').waitFor()
  })
})
