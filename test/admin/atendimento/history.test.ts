import { expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { HOUR } from '../../world.ts'
import { between, caseDesk, wordsOf } from './case-desk.ts'

test('the history has two views: the events, and how the subprocesses went (R56)', async () => {
  const desk = await caseDesk()
  desk.clock.advance(HOUR)
  await desk.atendimentos.nextSubprocess(desk.eva, desk.id, { note: { text: 'Precisa de visita.' } })
  const events = wordsOf(
    between((await desk.client.get(desk.path)).body, 'id="case-events"', 'id="pane-progress"'),
  )
  for (const word of [
    'registrou o atendimento',
    'fez a consulta expressa',
    'iniciou o atendimento em Sem conexão › Triagem',
  ])
    expect(events).toContain(word)
  expect(events).toMatch(/Eva Dias\s+resgatou o atendimento/)
  expect(events).toContain('encaminhou para Visita técnica')
  expect(events).toContain('Precisa de visita.')

  const { body } = await desk.client.get(`${desk.path}?view=progress`)
  expect(body).toMatch(
    /id="pane-progress"[^>]*class="tab-pane active show"|class="tab-pane active show"[^>]*id="pane-progress"/,
  )
  const rows = between(body, 'id="case-progress"', 'id="pane-files"').split('<tr').map(wordsOf)
  const row = (name: string) => rows.find((each) => each.includes(name)) ?? ''
  expect(row('Triagem')).toContain('1 h')
  expect(row('Visita técnica')).toContain('Em andamento')
  expect(rows.some((each) => each.includes('Confirmação'))).toBe(false)
})

test('what a Contato brings about by itself is told in the name of nobody (R61)', async () => {
  const desk = await caseDesk()
  const { id } = await desk.writes(desk.olivia)
  const { body } = await desk.client.get(`/atendimentos/${id}`)
  const events = wordsOf(between(body, 'id="case-events"', 'id="pane-progress"'))
  expect(events).toMatch(/Olívia Braga\s+registrou o atendimento/)
  expect(events).toMatch(/Bote\s+seguiu sem consulta expressa/)
  expect(events).toMatch(/Bote\s+iniciou o atendimento em Sem conexão › Triagem/)
})

test('earlier events come in parts', async () => {
  const desk = await caseDesk()
  await desk.db.query(sql`
    insert into event (entity, entity_id, type, "from", "to", actor_kind, actor, channel, at)
    select 'atendimento', ${desk.id}, 'slaWarning', 'claimed', 'claimed', 'system', 'lembrete ' || n, 'system', now()
    from generate_series(1, 150) n`)
  const { body } = await desk.client.get(desk.path)
  expect(body).toContain('lembrete 150')
  expect(body).not.toContain('lembrete 50<')
  const more = body.match(/hx-get="(\/atendimentos\/[^"]+\/history\?before=\d+)"/)?.[1] as string
  const older = await desk.client.get(more, { 'HX-Request': 'true' })
  expect(older.body).toContain('lembrete 50<')
  expect(older.body).toContain('registrou o atendimento')
  expect(older.body).not.toContain('<html')
})

test('the deadline explains itself, on the page and as data', async () => {
  const desk = await caseDesk()
  const page = wordsOf((await desk.client.get(desk.path)).body)
  expect(page).toContain('8 h para Corretiva, pela tabela Padrão')
  expect(page).toContain('Almoço')
  const { body, headers } = await desk.client.get(`${desk.path}/deadline.json`)
  expect(headers.get('Content-Type')).toContain('application/json')
  expect(JSON.stringify(JSON.parse(body))).toContain('lunch')
})

test('a notice that did not arrive is sent again, once, and only from its own case', async () => {
  const desk = await caseDesk()
  await desk.send('comments', { visibility: 'public', text: 'Olá', deed: 'comment' })
  await desk.db.query(
    sql`update outbox_message set state = 'dead', error = 'blocked' where channel = 'telegram'`,
  )
  const dead = (await desk.view()).deliveries.find(({ state }) => state === 'dead')
  const resending = `notices/${dead?.id}/resending`
  expect((await desk.client.get(desk.path)).body).toContain(`${desk.path}/${resending}`)
  const other = await desk.claims(desk.eva)
  expect((await desk.client.post(`/atendimentos/${other.id}/${resending}`)).status).toBe(404)
  expect((await desk.send(resending)).status).toBe(303)
  expect((await desk.view()).deliveries.find(({ id }) => id === dead?.id)?.state).toBe('queued')
  expect((await desk.send(resending)).status).toBe(409)
})
