import { expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function withDead() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const { id } = await desk.opens()
  await panel.engine.tickets.write(desk.actorOf(await panel.operator()), id, { text: 'Olá' })
  await panel.db.query(sql`
    update outbox_message set state = 'dead', error = 'blocked', attempts = 3 where channel = 'telegram'`)
  const letter = await panel.db.one<{ id: string }>(sql`select id from outbox_message where state = 'dead'`)
  const parked = await panel.db.one<{ id: string }>(sql`
    insert into inbox_message (channel, external_id, lane, payload, state, error, attempts)
    values ('telegram', '91', '555001', '{"words": "de gente"}', 'parked', 'TypeError (menu.ts:12)', 5) returning id`)
  const stateOf = async (table: 'outbox_message' | 'inbox_message', id: string) =>
    (await panel.db.one<{ state: string }>(sql`select state from ${sql.raw(table)} where id = ${id}::bigint`))
      .state
  return { panel, desk, letter, parked, stateOf }
}

test('what did not arrive is really sent again, or put away, and the trail says by whom', async () => {
  const { panel, letter, stateOf } = await withDead()
  const caio = await panel.operator({ name: 'Caio Prado', role: 'supervisor' })
  const client = await panel.signIn(caio)
  const { body } = await client.get('/dead-letters')
  for (const words of ['Maria Souza', 'A pessoa bloqueou o bot', '202']) expect(body).toContain(words)
  expect((await client.post(`/dead-letters/${letter.id}/resending`)).status).toBe(303)
  expect(await stateOf('outbox_message', letter.id)).toBe('queued')
  expect((await client.post(`/dead-letters/${letter.id}/resending`)).status).toBe(409)

  await panel.db.query(
    sql`update outbox_message set state = 'dead', error = 'blocked' where id = ${letter.id}::bigint`,
  )
  expect((await client.post(`/dead-letters/${letter.id}/discarding`)).status).toBe(303)
  expect(await stateOf('outbox_message', letter.id)).toBe('discarded')
  const trail = await panel.db.rows(sql`
    select operator, action from audit_entry where entity = 'outbox_message' order by id`)
  expect(trail).toEqual([
    { operator: 'Caio Prado', action: 'resend' },
    { operator: 'Caio Prado', action: 'discard' },
  ])
})

test('what could not be handled is shown to administrators of all companies, without anybody’s words', async () => {
  const { panel, desk, parked, stateOf } = await withDead()
  const davi = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const { body } = await davi.get('/dead-letters')
  expect(body).toContain('TypeError (menu.ts:12)')
  expect(body).not.toContain('de gente')
  const local = await panel.signIn(await panel.operator({ role: 'administrator', companyId: desk.companyId }))
  expect((await local.get('/dead-letters')).body).not.toContain('TypeError')
  expect((await local.post(`/dead-letters/inbox/${parked.id}/retry`)).status).toBe(404)
  expect((await davi.post(`/dead-letters/inbox/${parked.id}/retry`)).status).toBe(303)
  expect(await stateOf('inbox_message', parked.id)).toBe('waiting')
})

test('made-up ids are not found', async () => {
  const { panel } = await withDead()
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  for (const path of ['x/resending', '0/discarding', `${'9'.repeat(30)}/resending`, 'inbox/1%20or%201/retry'])
    expect([path, (await client.post(`/dead-letters/${path}`)).status]).toEqual([path, 404])
  expect((await client.get("/dead-letters?before=1'&parkedBefore=x")).status).toBe(200)
})
