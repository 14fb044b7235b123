import { expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function opened() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const rute = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const ana = await panel.signIn(await panel.operator())
  return { panel, desk, rute, ana, maria: `/contacts/${desk.maria.id}` }
}

test('an invite is shown once, with a QR code as soon as the bot has a name', async () => {
  const { panel, rute, maria } = await opened()
  const nameless = await rute.post(`${maria}/invite`)
  expect(nameless.body).toMatch(/value="\/start [\w-]{43}"/)
  expect(nameless.body).not.toContain('data:image/svg')

  await panel.engine.channels.report('telegram', 'ready', { data: { username: 'HorizonteBot' } })
  const { body, headers } = await rute.post(`${maria}/invite`)
  const token = /https:\/\/t\.me\/HorizonteBot\?start=([\w-]{43})/.exec(body)?.[1] ?? ''
  expect(body).toContain('<img src="data:image/svg+xml;base64,')
  expect(headers.get('Cache-Control')).toContain('no-store')

  const later = await rute.get(maria)
  expect(later.body).not.toContain(token)
  expect(later.body).toContain('Há um convite à espera de uso')
  expect(await panel.engine.contacts.redeemInvite(token)).toMatchObject({ ok: true })
})

test('a chat is shown with its channel and unlinked with one press', async () => {
  const { desk, rute, ana, maria } = await opened()
  expect((await ana.get(maria)).body).not.toContain('unlinking')
  expect((await rute.get(maria)).body).toMatch(/Telegram.*Maria Souza.*Recebe/s)
  const { location } = await rute.post(`${maria}/chats/${desk.maria.chatId}/unlinking`)
  expect((await rute.get(location ?? '')).body).toContain('Nenhuma conversa ligada')
})

test('what a person may do for a customer is changed, and ended', async () => {
  const { panel, desk, rute, maria } = await opened()
  const membership = `${maria}/memberships/${desk.customerId}`
  await rute.post(membership, { seesCompany: 'on' })
  expect(await panel.engine.contacts.membershipsOf(desk.maria.id)).toMatchObject([
    { authorised: false, administrator: false, seesCompany: true },
  ])
  await rute.post(`${membership}/end`)
  expect(await panel.engine.contacts.membershipsOf(desk.maria.id)).toEqual([])
})

test('a contact of two customers is asked about both', async () => {
  const { panel, desk, rute, maria } = await opened()
  const { id } = await panel.engine.customers.add(
    { kind: 'system', id: null, name: 'Bote', channel: 'system' },
    { companyId: desk.companyId, name: 'Mercearia' },
  )
  const { location } = await rute.post(`${maria}/memberships`, { customerId: id })
  const { body } = await rute.get(location ?? '')
  expect(body).toContain('Permissões em Mercearia')
  expect(body).toContain('Permissões em Padaria Pão Quente')
  // Every id on the page is there once, although the permissions are there twice.
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, each]) => each)
  expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([])
})

test('a contact without a customer is sent back with a word', async () => {
  const { rute } = await opened()
  const { status, body } = await rute.post('/contacts', { customerId: '', name: 'Sem dono', mobile: '999' })
  expect(status).toBe(422)
  expect(body).toContain('Escolha uma das opções.')
  expect(body).toContain('Use DDD e número.')
  expect(body).toContain('value="Sem dono"')
})
