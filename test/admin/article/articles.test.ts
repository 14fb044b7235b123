import { expect, test } from 'vitest'
import { testPanel } from '../panel.ts'

async function opened() {
  const panel = await testPanel()
  const rute = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const ana = await panel.signIn(await panel.operator())
  return { rute, ana }
}

test('an article is written, read by agents, changed and deleted', async () => {
  const { rute, ana } = await opened()
  const article = {
    title: 'Segunda via do boleto',
    body: 'Abra o portal.\r\n\r\nEscolha a fatura.',
    published: 'on',
  }
  const { location } = await rute.post('/articles', { ...article, url: 'https://ajuda.example/boleto' })
  const read = await ana.get(location ?? '')
  expect(read.body).toContain('Abra o portal.\n\nEscolha a fatura.')
  expect(read.body).toContain('rel="noopener noreferrer nofollow"')
  expect(read.body).not.toContain('Excluir')
  expect((await ana.get('/articles?q=bolteo')).body).toContain('Nada encontrado')
  expect((await ana.get('/articles?q=boletos')).body).toContain('Segunda via do boleto')

  expect((await rute.post(location ?? '', { ...article, title: 'Boleto vencido' })).location).toBe(location)
  expect((await ana.get('/articles')).body).toContain('Boleto vencido')
  await rute.post(`${location}/removal`)
  expect((await ana.get(location ?? '')).status).toBe(404)
})

test('a link that is not of the web is refused', async () => {
  const { rute } = await opened()
  for (const url of ['javascript:alert(1)', 'data:text/html,x']) {
    const { status, body } = await rute.post('/articles', { title: 'T', body: 'B', url })
    expect(status).toBe(422)
    expect(body).toContain('comece com https://')
  }
})

test('a canned text is shown filled in, and a slip in a placeholder is pointed out', async () => {
  const { rute, ana } = await opened()
  const { location } = await rute.post('/canned-texts', {
    title: 'Saudação',
    body: 'Olá, {contato}! Sobre o {numero}, {clente}:',
    active: 'on',
  })
  const { body } = await rute.get(location ?? '')
  expect(body).toContain('Olá, Carlos! Sobre o 202604/0017, {clente}:')
  expect(body).toContain('Não conhecemos {clente}')
  const list = await ana.get('/canned-texts')
  expect(list.body).toContain('Saudação')
  expect(list.body).not.toContain(location ?? '-')
})
