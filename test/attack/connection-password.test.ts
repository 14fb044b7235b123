import { expect, test } from 'vitest'
import { sql } from '../../engine/index.ts'
import { createLog } from '../../engine/log.ts'
import { providerDesk } from '../admin/provider-desk.ts'

const SECRETS = { first: 'vento-norte-7731', second: 'mare-cheia-4409', refused: 'açaí-com-granola-2268' }

test('the password of a connection is in no line of the log and in no row, whatever is done with it', async () => {
  let written = ''
  const log = createLog('trace', {
    write(line: string) {
      written += line
    },
  })
  const desk = await providerDesk({ log })
  const { eva, casaDaOlivia, db } = desk
  const { id: caseId } = await desk.claims(eva)
  const operator = await desk.signIn(eva)

  const adding = `/customers/${casaDaOlivia.id}/connections?atendimento=${caseId}`
  const filled = { ip: '', mac: '', name: '', contractId: '', accessPointId: '', address: '' }
  const refused = await operator.post(adding, { ...filled, login: 'olivia.sala', password: SECRETS.refused })
  expect(refused.status).toBe(422)
  const taken = await operator.post(adding, { ...filled, login: 'olivia.braga', password: SECRETS.first })
  expect(taken.status).toBe(422)
  for (const { body } of [refused, taken]) expect(secretsIn(body)).toEqual([])
  const added = await operator.post(adding, { ...filled, login: 'olivia.sala', password: SECRETS.first })
  expect(added.status).toBe(303)
  const { id } = await db.one<{ id: string }>(sql`select id from connection where login = 'olivia.sala'`)

  const credentials = { login: 'olivia.sala', password: SECRETS.second }
  const { version } = await desk.engine.connections.find(eva, id)
  await operator.post(`/connections/${id}/credentials`, { ...credentials, basis: '0' })
  await operator.post(`/connections/${id}/credentials`, { ...credentials, basis: String(version) })
  const shown = await operator.post(`/connections/${id}/password`)
  expect(secretsIn(shown.body)).toEqual(['second'])
  for (const path of [`/connections/${id}`, `/connections/${id}/password`, `/atendimentos/${caseId}`])
    expect([path, secretsIn((await operator.get(path)).body)]).toEqual([path, []])
  await operator.get(`/nowhere?password=${SECRETS.second}`)
  await db.query(sql`alter table connection_change rename to elsewhere`)
  const broken = await operator.post(`/connections/${id}/credentials`, credentials)
  await db.query(sql`alter table elsewhere rename to connection_change`)
  expect([broken.status, secretsIn(broken.body)]).toEqual([500, []])

  expect(written).toContain('connection_change')
  expect(secretsIn(written)).toEqual([])
  const { passwordEncrypted } = await db.one<{ passwordEncrypted: string }>(
    sql`select password_encrypted from connection where id = ${id}`,
  )
  expect(passwordEncrypted).toBeTruthy()
  const tables = await db.rows<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`)
  for (const { name } of tables) {
    const { rows } = await db.one<{ rows: string | null }>(
      sql`select string_agg(r::text, ' ') as rows from ${sql.raw(name)} as r`,
    )
    expect([name, secretsIn(rows ?? '')]).toEqual([name, []])
  }
})

function secretsIn(text: string): string[] {
  return Object.entries(SECRETS).flatMap(([name, secret]) => (text.includes(secret) ? [name] : []))
}
