import { expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function opened() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const ana = await panel.operator({ name: 'Ana' })
  const rute = await panel.operator({ name: 'Rute', role: 'administrator' })
  return { panel, desk, ana: await panel.signIn(ana), rute: await panel.signIn(rute), person: { ana, rute } }
}

test('a customer is added with what was typed, and shown the way documents and phones are written', async () => {
  const { desk, rute } = await opened()
  const { location, status } = await rute.post('/customers', {
    companyId: desk.companyId,
    name: 'Mercearia São João',
    document: '12abc34501de35',
    phone: '1133334444',
    tags: 'vip, varejo,',
    active: 'on',
  })
  expect(status).toBe(303)
  const { body } = await rute.get(location ?? '')
  for (const shown of [
    'Mercearia São João',
    '12.ABC.345/01DE-35',
    '+55 11 3333-4444',
    'varejo',
    'Nenhum contrato',
  ]) {
    expect(body).toContain(shown)
  }
})

test('a form with faults comes back with everything typed and a word at each field', async () => {
  const { desk, rute } = await opened()
  const { status, body } = await rute.post('/customers', {
    companyId: desk.companyId,
    name: '',
    document: '11.222.333/0001-82',
    notes: 'Cliente desde 2019',
  })
  expect(status).toBe(422)
  for (const shown of [
    'Preencha este campo.',
    'os dígitos não conferem',
    '11.222.333/0001-82',
    'Cliente desde 2019',
  ]) {
    expect(body).toContain(shown)
  }
})

test('of two administrators who change the same customer the slower keeps what they typed, and may save again', async () => {
  const { desk, rute } = await opened()
  const path = `/customers/${desk.customerId}`
  const basisOf = (body: string) => /name="basis" value="([^"]*)"/.exec(body)?.[1] ?? ''
  const basis = basisOf((await rute.get(`${path}/edit`)).body)
  expect((await rute.post(path, { basis, name: 'Primeira' })).status).toBe(303)

  const late = await rute.post(path, { basis, name: 'Segunda' })
  expect(late.status).toBe(409)
  expect(late.body).toContain('Rute alterou estes dados')
  expect(late.body).toContain('value="Segunda"')
  expect((await rute.post(path, { basis: basisOf(late.body), name: 'Segunda' })).location).toBe(path)
})

test('an agent finds customers and reads them, without a button that would be refused', async () => {
  const { desk, ana } = await opened()
  const list = await ana.get('/customers?q=padaria+pao')
  expect(list.body).toContain('Padaria Pão Quente')
  expect(list.body).not.toContain('/customers/new')
  const { body } = await ana.get(`/customers/${desk.customerId}`)
  expect(body).toContain('C-2026-17')
  expect(body).toContain('Erros do sistema e dúvidas de uso.')
  expect(body).not.toMatch(/Editar|Novo contato|Novo contrato/)
})

test('a search without a match says what to try, and hostile searches find nothing', async () => {
  const { ana } = await opened()
  for (const q of ['zzzz', '%', "';--", '<script>alert(1)</script>', '\u0000', 'a'.repeat(5000)]) {
    const { status, body } = await ana.get(`/customers?q=${encodeURIComponent(q)}`)
    expect(status).toBe(200)
    expect(body).not.toContain('<script>alert(1)')
  }
  expect((await ana.get('/customers?q=zzzz')).body).toContain('Nada encontrado')
  expect((await ana.get('/customers?after=made-up&state=wrong')).status).toBe(200)
})

test('names full of HTML are words on every page that shows them', async () => {
  const { desk, panel, rute } = await opened()
  const name = '<img src=x onerror=alert(1)>"\'&'
  await rute.post(`/customers/${desk.customerId}`, { name, notes: name, tags: name, active: 'on' })
  await rute.post(`/departments/${desk.suporte.id}`, { name, opensTickets: 'on', active: 'on' })
  await rute.post(`/contacts/${desk.maria.id}`, { name, address: name, active: 'on' })
  for (const path of [
    '/customers',
    `/customers/${desk.customerId}`,
    '/contacts',
    `/contacts/${desk.maria.id}`,
    '/departments',
    `/subjects?department=${desk.suporte.id}`,
    '/audit',
  ]) {
    const { body } = await rute.get(path)
    expect([path, body.includes('<img src=x')]).toEqual([path, false])
    expect([path, body.includes('&lt;img src=x')]).toEqual([path, true])
  }
  expect(panel).toBeDefined()
})

test('a contract is added to its customer, and a bad period is named', async () => {
  const { panel, desk, rute } = await opened()
  const [plan] = await panel.engine.plans.list({ kind: 'system', id: null, name: 'Bote', channel: 'system' })
  const path = `/customers/${desk.customerId}/contracts`
  const contract = { number: 'C-2', planId: plan?.id ?? '', startsOn: '2030-01-01', active: 'on' }
  const refused = await rute.post(path, { ...contract, endsOn: '2029-12-31' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('O fim vem antes do início.')
  expect((await rute.post(path, contract)).location).toBe(`/customers/${desk.customerId}`)
  const { body } = await rute.get(`/customers/${desk.customerId}`)
  expect(body).toMatch(/desde\s+01\/01\/2030/)
  expect(body).toContain('Futuro')
})
