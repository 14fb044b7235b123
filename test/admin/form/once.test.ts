import { expect, test } from 'vitest'
import { newId, sql } from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

const BIA = {
  name: 'Bia Lima',
  email: 'bia@bote.example',
  role: 'agent',
  team: 'support',
  language: 'pt',
  companyId: '',
}

test('a double click adds one operator, and both answers lead to it', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  await client.get('/operators/new')
  const form = { ...BIA, _once: newId() }
  const answers = await Promise.all([1, 2, 3].map(() => client.post('/operators', form)))
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
  expect(await panel.db.rows(sql`select 1 from operator where email = 'bia@bote.example'`)).toHaveLength(1)
  expect((await client.post('/operators', form)).location).toBe(answers[0]!.location)
})

test('a form that was refused can be mended and sent with the same token', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(
    await panel.operator({ role: 'administrator', email: 'ana@bote.example' }),
  )
  const _once = newId()
  const taken = await client.post('/operators', { ...BIA, email: 'ana@bote.example', _once })
  expect(taken.status).toBe(422)
  expect(taken.body).toContain('Já existe um cadastro com este valor.')
  expect((await client.post('/operators', { ...BIA, _once })).status).toBe(303)
})
