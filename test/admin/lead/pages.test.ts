import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { providerDesk } from '../provider-desk.ts'

async function withLead() {
  const desk = await providerDesk()
  const lead = await desk.engine.leads.add(desk.iara, {
    kind: 'complete',
    name: 'Bruna Teles',
    document: '529.982.247-25',
    phone: '11 987654321',
  })
  return { ...desk, here: `/leads/${lead.id}`, iaras: await desk.signIn(desk.iara) }
}

const field = (body: string, name: string) =>
  body.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0].match(/value="([^"]*)"/)?.[1]

test('the form of a lead shows its numbers as people write them', async () => {
  const { here, iaras } = await withLead()
  const { body } = await iaras.get(`${here}/edit`)
  expect([field(body, 'phone'), field(body, 'document')]).toEqual(['+55 11 98765-4321', '529.982.247-25'])
})

test('a new lead of a customer who is known begins with their numbers as people write them', async () => {
  const { iaras, casaDaOlivia, db } = await withLead()
  await db.query(sql`
    update customer set phone = '+551133334444', document = '52998224725' where id = ${casaDaOlivia.id}`)
  const { body } = await iaras.get(`/leads/new?customer=${casaDaOlivia.id}`)
  expect([field(body, 'phone'), field(body, 'document')]).toEqual(['+55 11 3333-4444', '529.982.247-25'])
})

test('what was typed stands there still when a field of a lead is refused', async () => {
  const { here, iaras } = await withLead()
  const typed = {
    name: 'Bruna Teles Lima',
    phone: '12',
    email: '',
    document: '',
    address: '',
    interest: '',
    notes: '',
  }
  const { status, body } = await iaras.post(here, { ...typed, basis: '1' })
  expect(status).toBe(422)
  expect([field(body, 'phone'), field(body, 'name')]).toEqual(['12', 'Bruna Teles Lima'])
  expect(body).toContain('id="phone-fault"')
})
