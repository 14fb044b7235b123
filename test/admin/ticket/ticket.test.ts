import { describe, expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function atWork(role: 'agent' | 'supervisor' = 'supervisor') {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const ana = await panel.operator({ name: 'Ana Lima', role })
  const bia = await panel.operator({ name: 'Bia Rocha' })
  const client = await panel.signIn(ana)
  const view = (id: string) => panel.engine.tickets.view(desk.actorOf(ana), id)
  return { panel, desk, ana, bia, client, view }
}

/** The `_once` of the form that posts there. */
function onceOf(body: string, action: string): string {
  const form = body.slice(body.indexOf(`action="${action}"`))
  return form.match(/name="_once" value="([^"]+)"/)?.[1] ?? ''
}

describe('replies', () => {
  test('to the customer, a question, a solution and a note: each does its deed', async () => {
    const { desk, client, view } = await atWork()
    const { id } = await desk.opens()
    const send = (fields: Record<string, string>) => client.post(`/tickets/${id}/replies`, fields)
    const state = async () => (await view(id)).ticket.state
    expect((await send({ visibility: 'public', text: 'Estamos vendo.', deed: 'write' })).status).toBe(303)
    expect(await state()).toBe('new')
    await send({ visibility: 'public', text: 'Qual versão?', deed: 'ask' })
    expect(await state()).toBe('pending_customer')
    await send({ visibility: 'public', text: 'Atualize.', deed: 'solve' })
    expect(await state()).toBe('awaiting_approval')
    // Private wins over whatever button was pressed: nothing for the team ever reaches the customer.
    await send({ visibility: 'private', text: 'Confira o contrato.', deed: 'write' })
    const { history, deliveries } = await view(id)
    const logs = history.entries.flatMap(({ log }) => (log ? [[log.visibility, log.body]] : []))
    expect(logs).toEqual([
      ['public', 'Estamos vendo.'],
      ['public', 'Qual versão?'],
      ['public', 'Atualize.'],
      ['private', 'Confira o contrato.'],
    ])
    expect(deliveries.some(({ eventId }) => eventId === history.entries.at(-1)?.id)).toBe(false)
  })

  test('sent twice with the same form make one message', async () => {
    const { desk, client, view } = await atWork()
    const { id } = await desk.opens()
    const once = onceOf((await client.get(`/tickets/${id}`)).body, `/tickets/${id}/replies`)
    const fields = { visibility: 'public', text: 'Bom dia!', deed: 'write', _once: once }
    const [first, second] = await Promise.all([
      client.post(`/tickets/${id}/replies`, fields),
      client.post(`/tickets/${id}/replies`, fields),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await view(id)).history.entries.filter(({ log }) => log)).toHaveLength(1)
  })

  test('that are empty, or came too late, keep what was typed and say so', async () => {
    const { panel, desk, client } = await atWork()
    const { id } = await desk.opens()
    const empty = await client.post(`/tickets/${id}/replies`, {
      visibility: 'public',
      text: ' ',
      deed: 'write',
    })
    expect(empty.status).toBe(422)
    await panel.engine.tickets.cancel(desk.maria, id)
    const late = await client.post(`/tickets/${id}/replies`, {
      visibility: 'public',
      text: 'Uma resposta longa e cuidadosa',
      deed: 'write',
    })
    expect(late.status).toBe(409)
    expect(late.body).toContain('Uma resposta longa e cuidadosa')
    expect(late.body).toContain('A situação mudou e isto não é possível agora')
  })

  test('carry files, which nobody else can use or see before', async () => {
    const { panel, desk, client, bia, view } = await atWork()
    const { id } = await desk.opens()
    const form = new FormData()
    form.append(
      'files',
      new Blob(['<svg onload=alert(1)>'], { type: 'image/svg+xml' }),
      '..\\nota "fiscal".svg',
    )
    const uploaded = await client.postFiles('/attachments', form)
    expect(uploaded.status).toBe(201)
    const file = JSON.parse(uploaded.body) as { id: string }
    const other = await panel.signIn(bia)
    expect((await other.get(`/attachments/${file.id}`)).status).toBe(404)
    const stolen = await other.post(`/tickets/${id}/replies`, {
      visibility: 'public',
      text: 'x',
      attachmentIds: file.id,
    })
    expect(stolen.status).toBe(422)
    const sent = await client.post(`/tickets/${id}/replies`, {
      visibility: 'public',
      text: '',
      attachmentIds: file.id,
    })
    expect(sent.status).toBe(303)
    expect((await view(id)).history.entries.at(-1)?.files).toMatchObject([{ id: file.id, state: 'stored' }])

    const { status, headers } = await other.get(`/attachments/${file.id}`)
    expect(status).toBe(200)
    expect(headers.get('Content-Disposition')).toMatch(/^attachment/)
    expect(headers.get('Content-Type')).toContain('application/octet-stream')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain('sandbox')
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect((await other.get(`/attachments/${file.id}/picture`)).status).toBe(404)
  })

  test('that come back, or are gone on with later, still have their files', async () => {
    const { desk, client, panel, bia } = await atWork()
    const { id } = await desk.opens()
    const form = new FormData()
    form.append('files', new Blob([PNG], { type: 'image/png' }), 'tela.png')
    const file = JSON.parse((await client.postFiles('/attachments', form)).body) as { id: string }
    const attached = `<input type="hidden" name="attachmentIds" value="${file.id}"/>`
    await panel.engine.tickets.cancel(desk.maria, id)
    const late = await client.post(`/tickets/${id}/replies`, {
      visibility: 'public',
      text: 'Segue',
      attachmentIds: file.id,
    })
    expect(late.status).toBe(409)
    expect(late.body).toContain(attached)
    await client.post(`/tickets/${id}/draft`, { text: '', attachmentIds: file.id })
    expect((await client.get(`/tickets/${id}`)).body).toContain(attached)
    // An id in a draft gives nobody a file that somebody else uploaded.
    const other = await panel.signIn(bia)
    await other.post(`/tickets/${id}/draft`, { text: '', attachmentIds: file.id })
    expect((await other.get(`/tickets/${id}`)).body).not.toContain('tela.png')
  })

  test('also from a browser without scripts: files travel with the form', async () => {
    const { desk, client, view } = await atWork()
    const { id } = await desk.opens()
    const form = new FormData()
    for (const [name, value] of Object.entries({ visibility: 'public', text: 'Segue', deed: 'write' }))
      form.append(name, value)
    form.append('files', new Blob([PNG], { type: 'text/plain' }), 'tela.png')
    expect((await client.postFiles(`/tickets/${id}/replies`, form)).status).toBe(303)
    const [file] = (await view(id)).history.entries.at(-1)?.files ?? []
    expect(file).toMatchObject({ name: 'tela.png', mediaType: 'image/png' })
    const picture = await client.get(`/attachments/${file?.id}/picture`)
    expect(picture.headers.get('Content-Type')).toBe('image/png')
    expect(picture.headers.get('Content-Security-Policy')).toContain('sandbox')
  })
})

describe('actions', () => {
  test('assign, hand over, severity, estimate, propose, resume, reject as a duplicate', async () => {
    const { desk, client, bia, view } = await atWork()
    const { id } = await desk.opens()
    const original = await desk.opens({ title: 'O mesmo' })
    const version = async () => String((await view(id)).ticket.version)
    const act = async (path: string, fields: Record<string, string> = {}) => {
      const { status, body } = await client.post(`/tickets/${id}/${path}`, fields)
      if (status !== 303)
        throw new Error(
          `${path}: ${status} ${body.match(/invalid-feedback[^<]*<|alert-warning.{300}/s)?.[0]}`,
        )
    }
    await act('assignment', { assignee: bia.id, version: await version() })
    await act('hand-over', {
      team: 'development',
      operatorId: 'nobody',
      justification: 'em análise e simulação',
      version: await version(),
    })
    expect((await view(id)).ticket).toMatchObject({
      operatorId: null,
      team: 'development',
      justification: 'em análise e simulação',
    })
    await act('severity', { severity: 'critical', reason: 'Empresa parada' })
    await act('estimate')
    await act('proposals', { hours: '12,5', price: '1.250,00', validUntil: '2099-12-31', body: 'Relatório' })
    const { proposals } = await view(id)
    expect(proposals[0]).toMatchObject({ hours: '12.50', price: '1250.00' })
    expect(proposals[0]?.validUntil.toISOString()).toBe('2100-01-01T02:59:59.000Z')
    await act('resumption')
    await act('rejection', { why: 'Já tratamos', duplicateOf: original.id, version: await version() })
    const { ticket, links } = await view(id)
    expect(ticket).toMatchObject({ state: 'rejected', severity: 'critical', closeReason: 'duplicate' })
    expect(links).toMatchObject([{ id: original.id, link: 'duplicate_of' }])
  })

  test('come back open with what was typed when something is wrong', async () => {
    const { desk, client } = await atWork()
    const { id } = await desk.opens()
    await client.post(`/tickets/${id}/estimate`)
    const wrong = await client.post(`/tickets/${id}/proposals`, {
      hours: '0',
      price: 'muito',
      validUntil: '2099-12-31',
      body: 'Um escopo bem escrito',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('Um escopo bem escrito')
    expect(wrong.body).toContain('Use um valor como 1.250,00.')
    expect(wrong.body).toMatch(/id="dialog-propose"[^>]*data-open-at-once/)
    expect(wrong.body.match(/data-open-at-once/g)).toHaveLength(1)
  })

  test('on a ticket that somebody changed meanwhile say who did, keep what was typed, and pass the second time', async () => {
    const { panel, desk, client, bia, view } = await atWork()
    const { id, version } = await desk.opens()
    await panel.engine.tickets.reclassify(desk.actorOf(bia), id, { severity: 'high' })
    const fields = { why: 'Fora do contrato', version: String(version) }
    const { status, body } = await client.post(`/tickets/${id}/rejection`, fields)
    expect(status).toBe(409)
    expect(body).toContain('Bia Rocha mudou este ticket')
    expect(body).toContain('Fora do contrato')
    const fresh = body
      .slice(body.indexOf('id="dialog-reject"'))
      .match(/name="version" value="(\d+)"/)?.[1] as string
    expect((await client.post(`/tickets/${id}/rejection`, { ...fields, version: fresh })).status).toBe(303)
    expect((await view(id)).ticket.state).toBe('rejected')
  })

  test('that are off say why, to the eye and to a screen reader', async () => {
    const { panel, desk, bia, client } = await atWork('agent')
    const { id } = await desk.opens()
    await panel.engine.tickets.take(desk.actorOf(bia), id)
    const { body } = await client.get(`/tickets/${id}`)
    expect(body).toMatch(/aria-disabled="true"[^>]*title="Está com Bia Rocha/)
    expect(body).toContain('Só é possível em: Em estimativa.')
    expect(body).toContain('Só quem é responsável ou a supervisão pode fazer isto.')
  })
})

test('a notice that did not arrive is sent again, once', async () => {
  const { panel, desk, client, view } = await atWork()
  const { id } = await desk.opens()
  await client.post(`/tickets/${id}/replies`, { visibility: 'public', text: 'Olá', deed: 'write' })
  await panel.db.query(
    sql`update outbox_message set state = 'dead', error = 'blocked' where channel = 'telegram'`,
  )
  const dead = (await view(id)).deliveries.find(({ state }) => state === 'dead')
  expect((await client.get(`/tickets/${id}`)).body).toContain(`/tickets/${id}/notices/${dead?.id}/resending`)
  expect((await client.post(`/tickets/${id}/notices/${dead?.id}/resending`)).status).toBe(303)
  expect((await view(id)).deliveries.find((one) => one.id === dead?.id)?.state).toBe('queued')
  expect((await client.post(`/tickets/${id}/notices/${dead?.id}/resending`)).status).toBe(409)
  const other = await desk.opens()
  expect((await client.post(`/tickets/${other.id}/notices/${dead?.id}/resending`)).status).toBe(404)
})

test('earlier history comes in parts', async () => {
  const { panel, desk, ana, client } = await atWork()
  const { id } = await desk.opens()
  await panel.db.query(sql`
    insert into event (entity, entity_id, type, "from", "to", actor_kind, actor, channel, at)
    select 'ticket', ${id}, 'remind', 'new', 'new', 'system', 'lembrete ' || n, 'system', now()
    from generate_series(1, 150) n`)
  const { body } = await client.get(`/tickets/${id}`)
  expect(body).toContain('lembrete 150')
  expect(body).not.toContain('lembrete 50<')
  const more = body.match(/hx-get="(\/tickets\/[^"]+\/history\?before=\d+)"/)?.[1] as string
  const older = await client.get(more, { 'HX-Request': 'true' })
  expect(older.body).toContain('lembrete 50<')
  expect(older.body).not.toContain('<html')
  expect(older.body).toContain('abriu o ticket')
  void ana
})

test('words of people are shown as words, and only honest links become links', async () => {
  const { panel, desk, client } = await atWork()
  const { id } = await desk.opens({
    title: '</title><script>alert(1)</script>',
    description: '<scr<script>ipt>alert(1)</script> javascript:alert(1) https://ajuda.example/a?b=1&c=2.',
  })
  await panel.engine.tickets.write(desk.maria, id, { text: '"><svg/onload=alert(1)> data:text/html,x' })
  const { body } = await client.get(`/tickets/${id}`)
  expect(body).not.toMatch(/<script>alert|<svg\/onload/)
  expect(body).not.toMatch(/href="(javascript|data):/)
  expect(body).toContain('href="https://ajuda.example/a?b=1&amp;c=2"')
})

describe('in a browser', () => {
  test('a walk: read, take, note, ask, and what the customer answers appears by itself', {
    timeout: 90_000,
  }, async () => {
    const { panel, desk, ana, view } = await atWork()
    const { id, number } = await desk.opens()
    const page = await panel.browse(ana)
    await page.goto('/tickets')
    await page.getByRole('link', { name: 'Erro ao emitir NF-e' }).click()
    await page.getByRole('heading', { name: number }).waitFor()
    await expect.poll(async () => (await view(id)).ticket.unread).toBe(false)
    await page.getByRole('button', { name: 'Assumir' }).click()
    await page.getByText('O ticket agora está com você.').waitFor()

    await page.getByText('Só a equipe', { exact: true }).click()
    await page.getByLabel('Mensagem').fill('Parece a SEFAZ.')
    expect(await page.getByRole('button', { name: 'Responder', exact: true }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Salvar nota' }).click()
    await page.getByText('Privado: só a equipe vê').waitFor()

    await page.getByLabel('Mensagem').fill('Pode mandar o XML?')
    await page.getByRole('button', { name: 'Pedir informação' }).click()
    await page.getByText('Pergunta enviada.').waitFor()
    await page.getByLabel('Mensagem').fill('meia resp')
    await panel.engine.tickets.write(desk.maria, id, { text: 'Segue o XML.' })
    await page.getByText('Segue o XML.').waitFor()
    expect(await page.locator('#ticket-head').textContent()).toContain('Em atendimento')
    expect(await page.getByLabel('Mensagem').inputValue()).toBe('meia resp')
  })

  test('drafts, canned texts, files with progress, and a dialog that searches duplicates', {
    timeout: 90_000,
  }, async () => {
    const { panel, desk, ana, view } = await atWork()
    const { id } = await desk.opens()
    const original = await desk.opens({ title: 'Boleto duplicado' })
    await panel.db.query(sql`
      insert into canned_text (id, title, body) values (${original.id}, 'Saudação', 'Olá, {contato}!')`)
    const page = await panel.browse(ana)
    await page.goto(`/tickets/${id}`)
    await page.getByRole('button', { name: 'Textos prontos' }).click()
    await page.getByRole('button', { name: 'Saudação' }).click()
    expect(await page.getByLabel('Mensagem').inputValue()).toBe('Olá, Maria Souza!')
    await page.getByText('Rascunho salvo').waitFor()
    await page.reload()
    expect(await page.getByLabel('Mensagem').inputValue()).toBe('Olá, Maria Souza!')

    await page.locator('#composer input[type="file"]').setInputFiles([
      { name: 'tela.png', mimeType: 'image/png', buffer: Buffer.from(PNG) },
      { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('linha') },
    ])
    await page.locator('.upload', { hasText: 'tela.png' }).getByText('pronto').waitFor()
    await page.locator('.upload', { hasText: 'log.txt' }).getByText('pronto').waitFor()
    await page.getByRole('button', { name: 'Remover log.txt' }).click()
    await page.getByRole('button', { name: 'Responder', exact: true }).click()
    await page.getByText('Mensagem enviada.').waitFor()
    expect(await page.getByLabel('Mensagem').inputValue()).toBe('')
    expect(await page.locator('.file-picture').count()).toBe(1)
    expect((await view(id)).history.entries.at(-1)?.files.map(({ name }) => name)).toEqual(['tela.png'])

    await page.getByRole('button', { name: 'Rejeitar' }).click()
    await page.getByLabel('Motivo para o cliente').fill('Já tratamos.')
    // The list that was searched for comes when the choice is made already, and takes nothing back.
    let choose = () => {}
    const chosen = new Promise<void>((resolve) => {
      choose = resolve
    })
    await page.route('**/duplicates?q=boleto', async (route) => {
      await chosen
      await route.continue()
    })
    const searched = page.waitForResponse('**/duplicates?q=boleto')
    const duplicate = page.getByRole('radio', { name: 'Boleto duplicado' })
    await page.getByLabel('Busque pelo número').fill('boleto')
    await duplicate.check()
    choose()
    await searched
    await expect.poll(() => page.locator('.htmx-request, .htmx-swapping, .htmx-settling').count()).toBe(0)
    expect(await duplicate.isChecked()).toBe(true)
    await page.getByRole('dialog').getByRole('button', { name: 'Rejeitar' }).click()
    await page.getByText('Ticket rejeitado. O cliente foi avisado.').waitFor()
    expect((await view(id)).ticket).toMatchObject({ state: 'rejected', duplicateOfId: original.id })
  })

  test.each([
    [360, 'light'],
    [768, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)('fits %i px and is accessible in %s', { timeout: 90_000 }, async (width, theme) => {
    const { panel, desk, ana } = await atWork()
    const actor = desk.actorOf(ana)
    const { tickets } = panel.engine
    const { id } = await desk.opens({
      productVersion: '11.9',
      title: 'Umapalavramuitocompridasemnenhumespaçonomeio',
    })
    await tickets.note(actor, id, { text: `https://exemplo.example/${'a'.repeat(200)}` })
    await tickets.estimate(actor, id)
    await tickets.propose(actor, id, {
      hours: '2',
      price: '300.00',
      body: 'Escopo',
      validUntil: new Date('2099-01-01'),
    })
    await tickets.solve(actor, (await desk.opens()).id, { text: 'Feito' })
    const page = await panel.browse(ana, { width, theme })
    await page.goto(`/tickets/${id}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.getByRole('button', { name: 'Repassar' }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
  })
})

const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
