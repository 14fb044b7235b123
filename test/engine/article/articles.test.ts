import { expect, test } from 'vitest'
import { desk, refusal } from '../administration/desk.ts'

async function written() {
  const cast = await desk()
  const { engine, rute, sensus } = cast
  const write = (title: string, body: string, more = {}) =>
    engine.articles.add(rute, { title, body, ...more })
  await write('Rejeição 999 da NF-e', 'Confira o certificado digital e transmita a nota novamente.')
  await write('Como emitir segunda via do boleto', 'Abra o portal financeiro e escolha a fatura.')
  await write('Impressora não imprime', 'Verifique o cabo e a fila de impressão.', { companyId: sensus.id })
  await write('Trocar a senha de acesso', 'Em Configurações, escolha Senha.')
  await write('Rascunho sobre boleto', 'Ainda não.', { published: false })
  const suggested = async (title: string, companyId: string | null = sensus.id, limit?: number) =>
    (await engine.articles.suggest(title, { companyId }, limit)).map((article) => article.title)
  return { ...cast, write, suggested }
}

test.each([
  ['boleto', 'Como emitir segunda via do boleto'],
  ['Preciso da 2ª via do BOLETO', 'Como emitir segunda via do boleto'],
  ['nao consigo emitir boletos', 'Como emitir segunda via do boleto'],
  ['bolteo vencido', 'Como emitir segunda via do boleto'],
  ['impresora nao imprimi', 'Impressora não imprime'],
  ['rejeicao nfe', 'Rejeição 999 da NF-e'],
  ['esqueci minha senha', 'Trocar a senha de acesso'],
  ['certificado digital vencido', 'Rejeição 999 da NF-e'],
])('“%s” suggests “%s” first', async (title, first) => {
  const { suggested } = await written()
  expect((await suggested(title))[0]).toBe(first)
})

test('what no article is about suggests nothing', async () => {
  const { suggested } = await written()
  for (const title of [
    'sistema lento desde ontem',
    'olá',
    'de para com',
    '',
    '!!! & | () :*',
    "'; --",
    '\u0000',
  ]) {
    expect(await suggested(title)).toEqual([])
  }
})

test('drafts are not suggested, nor what belongs to another company; and never more than asked for', async () => {
  const { suggested, write, totall } = await written()
  expect(await suggested('rascunho boleto')).not.toContain('Rascunho sobre boleto')
  expect(await suggested('impressora', totall.id)).toEqual([])
  for (let i = 0; i < 5; i++) await write(`Boleto parte ${i}`, 'Mais sobre boletos.')
  expect(await suggested('boleto')).toHaveLength(3)
  expect(await suggested('boleto', null, 1)).toHaveLength(1)
})

test('an article of a department is suggested there only', async () => {
  const { engine, write, sensus, suporte, rute } = await written()
  await write('Nobreak apitando', 'Desligue e ligue.', { companyId: sensus.id, departmentId: suporte.id })
  const other = await engine.departments.add(rute, { companyId: sensus.id, name: 'Financeiro' })
  const count = async (departmentId: string) =>
    (await engine.articles.suggest('nobreak apitando', { companyId: sensus.id, departmentId })).length
  expect([await count(suporte.id), await count(other.id)]).toEqual([1, 0])
})

test('the desk finds articles by their words', async () => {
  const { engine, ana } = await written()
  const found = async (search: string) =>
    (await engine.articles.page(ana, { search })).rows.map(({ title }) => title)
  expect(await found('certificado')).toEqual(['Rejeição 999 da NF-e'])
  expect(await found('boleto')).toHaveLength(2)
  expect((await engine.articles.page(ana)).rows).toHaveLength(5)
})

test('links lead to the web only', async () => {
  const { write } = await written()
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'ftp://x.com', 'sem link']) {
    expect(await refusal(write('T', 'B', { url }))).toEqual(['url: not_link'])
  }
  expect(await write('T', 'B', { url: 'https://www.loom.com/share/1' })).toMatchObject({
    url: 'https://www.loom.com/share/1',
  })
})

test('what all companies share is changed by who answers for all of them', async () => {
  const { engine, beto, ana, totall, suporte } = await written()
  const [shared] = (await engine.articles.page(beto, { search: 'boleto' })).rows
  const input = { title: 'Meu', body: 'Texto' }
  expect(await refusal(engine.articles.change(beto, shared!.id, input))).toBe('Forbidden shared_by_companies')
  expect(await refusal(engine.articles.add(beto, input))).toBe('Forbidden shared_by_companies')
  expect(await refusal(engine.articles.add(ana, input))).toBe('Forbidden only_administrators')
  const own = await engine.articles.add(beto, { ...input, companyId: totall.id })
  expect(
    await refusal(engine.articles.add(beto, { ...input, companyId: totall.id, departmentId: suporte.id })),
  ).toEqual(['departmentId: unknown_choice'])
  await engine.articles.remove(beto, own.id)
})
