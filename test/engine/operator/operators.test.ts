import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { Forbidden, Invalid, NotFound, Refused } from '../../../engine/errors.ts'
import { actorOf, desk } from './desk.ts'

const BIA = { name: 'Bia Lima', email: 'bia@bote.example', role: 'agent' as const }
const LONG_WAY = 'um rio cheio de peixes'

async function epochOf({ db }: Awaited<ReturnType<typeof desk>>, id: string): Promise<number> {
  return (await db.one<{ sessionEpoch: number }>(sql`select session_epoch from operator where id = ${id}`))
    .sessionEpoch
}

test('a new operator gets a single-use link and no password', async () => {
  const { engine, asAna, mails } = await desk()
  const bia = await engine.operators.add(asAna, BIA)
  expect(bia).toMatchObject({ name: 'Bia Lima', invited: true, active: true, companyId: null })
  const [mail] = await mails()
  expect(mail).toMatchObject({ to: BIA.email, kind: 'operator.welcome', sensitive: true })
  expect(mail!.link).toMatch(/^https:\/\/bote\.example\/welcome\/[\w-]{43}$/)

  const token = mail!.link!.split('/').at(-1)!
  await expect(engine.accounts.choosePassword(token, 'curta')).rejects.toThrow(Invalid)
  const { operatorId } = await engine.accounts.choosePassword(token, LONG_WAY)
  expect(operatorId).toBe(bia.id)
  await expect(engine.accounts.choosePassword(token, LONG_WAY)).rejects.toThrow(NotFound)
  expect(await engine.signIns.signIn(BIA.email, LONG_WAY, { ip: '::1' })).toMatchObject({ kind: 'ok' })
})

test('a second invitation kills the first, and nobody with a password is invited', async () => {
  const { engine, asAna, mails } = await desk()
  const bia = await engine.operators.add(asAna, BIA)
  const address = await engine.operators.invite(asAna, bia.id)
  const [first, second] = (await mails()).map(({ link }) => link!.split('/').at(-1)!)
  expect(address).toContain(second)
  expect(await engine.accounts.welcomed(first!)).toBeUndefined()
  await engine.accounts.choosePassword(second!, LONG_WAY)
  await expect(engine.operators.invite(asAna, bia.id)).rejects.toMatchObject({
    code: 'operator_has_password',
  })
})

test('e-mails are unique, whatever their case', async () => {
  const { engine, asAna } = await desk()
  await expect(engine.operators.add(asAna, { ...BIA, email: 'ANA@bote.example' })).rejects.toMatchObject({
    details: { fields: [{ field: 'email', code: 'taken' }] },
  })
})

test('only administrators manage operators', async () => {
  const { engine, asAna } = await desk()
  const bia = actorOf(await engine.operators.add(asAna, { ...BIA, role: 'supervisor' }))
  await expect(engine.operators.list(bia)).rejects.toThrow(Forbidden)
  await expect(engine.operators.find(bia, asAna.id)).rejects.toThrow(Forbidden)
  await expect(engine.operators.add(bia, { ...BIA, email: 'x@bote.example' })).rejects.toThrow(Forbidden)
  await expect(engine.operators.deactivate(bia, asAna.id)).rejects.toThrow(Forbidden)
  await expect(engine.operators.changeRole(bia, bia.id, 'administrator')).rejects.toThrow(Forbidden)
})

test("an administrator of one company does not see the others' people", async () => {
  const { engine, asAna, company } = await desk()
  const [own, foreign] = [await company(), await company()]
  const carla = actorOf(
    await engine.operators.add(asAna, {
      name: 'Carla Dias',
      email: 'carla@bote.example',
      role: 'administrator',
      companyId: own.companyId,
    }),
  )
  const davi = await engine.operators.add(asAna, { ...BIA, companyId: foreign.companyId })
  expect((await engine.operators.list(carla)).map(({ name }) => name)).toEqual(['Carla Dias'])
  await expect(engine.operators.find(carla, davi.id)).rejects.toThrow(NotFound)
  await expect(engine.operators.find(carla, asAna.id)).rejects.toThrow(NotFound)
  await expect(engine.operators.deactivate(carla, davi.id)).rejects.toThrow(NotFound)
  for (const companyId of [null, foreign.companyId]) {
    await expect(
      engine.operators.add(carla, { ...BIA, email: 'new@bote.example', companyId }),
    ).rejects.toMatchObject({ details: { fields: [{ field: 'companyId' }] } })
  }
})

test('departments must belong to the company', async () => {
  const { engine, asAna, company } = await desk()
  const [own, foreign] = [await company(), await company()]
  const bia = await engine.operators.add(asAna, {
    ...BIA,
    companyId: own.companyId,
    departmentIds: [own.departmentId],
  })
  expect(bia.departmentIds).toEqual([own.departmentId])
  await expect(engine.operators.setDepartments(asAna, bia.id, [foreign.departmentId])).rejects.toThrow(
    Invalid,
  )
  await expect(engine.operators.setDepartments(asAna, bia.id, [newId()])).rejects.toThrow(Invalid)
  expect((await engine.operators.setDepartments(asAna, bia.id, [])).departmentIds).toEqual([])
})

test('role, company, departments, e-mail and deactivation end the sessions; a phone number does not', async () => {
  const world = await desk()
  const { engine, asAna, company } = world
  const { companyId, departmentId } = await company()
  const bia = await engine.operators.add(asAna, { ...BIA, password: LONG_WAY })
  let epoch = await epochOf(world, bia.id)
  expect(await engine.operators.signedIn(bia.id, epoch)).toMatchObject({
    actor: { name: 'Bia Lima', role: 'agent' },
  })

  const facts = { ...BIA, team: 'support' as const }
  await engine.operators.change(asAna, bia.id, { ...facts, phone: '11 5555-0000' })
  expect(await engine.operators.signedIn(bia.id, epoch)).not.toBeNull()

  const changes = [
    { ...facts, role: 'supervisor' as const },
    { ...facts, role: 'supervisor' as const, companyId },
    { ...facts, role: 'supervisor' as const, companyId, departmentIds: [departmentId] },
    {
      ...facts,
      role: 'supervisor' as const,
      companyId,
      departmentIds: [departmentId],
      email: 'b@bote.example',
    },
  ]
  for (const change of changes) {
    await engine.operators.change(asAna, bia.id, change)
    expect(await engine.operators.signedIn(bia.id, epoch)).toBeNull()
    epoch = await epochOf(world, bia.id)
    expect(await engine.operators.signedIn(bia.id, epoch)).not.toBeNull()
  }
  await engine.operators.deactivate(asAna, bia.id)
  expect(await engine.operators.signedIn(bia.id, epoch)).toBeNull()
  expect(await engine.operators.signedIn(bia.id, await epochOf(world, bia.id))).toBeNull()
  expect(await engine.signIns.signIn('b@bote.example', LONG_WAY, { ip: '::1' })).toEqual({ kind: 'failed' })
  await engine.operators.reactivate(asAna, bia.id)
  expect(await engine.signIns.signIn('b@bote.example', LONG_WAY, { ip: '::1' })).toMatchObject({ kind: 'ok' })
})

test('the last administrator of all companies stays, even when two leave each other at once', async () => {
  const { engine, ana, asAna, company } = await desk()
  await expect(engine.operators.deactivate(SYSTEM, ana.id)).rejects.toMatchObject({
    code: 'last_administrator',
  })
  await expect(engine.operators.changeRole(SYSTEM, ana.id, 'agent')).rejects.toMatchObject({
    code: 'last_administrator',
  })
  const { companyId } = await company()
  await expect(
    engine.operators.change(SYSTEM, ana.id, {
      name: ana.name,
      email: ana.email,
      role: 'administrator',
      companyId,
    }),
  ).rejects.toMatchObject({ code: 'last_administrator' })

  const bia = await engine.operators.add(asAna, { ...BIA, role: 'administrator' })
  const both = await Promise.allSettled([
    engine.operators.deactivate(asAna, bia.id),
    engine.operators.deactivate(actorOf(bia), ana.id),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('nobody demotes or deactivates themselves', async () => {
  const { engine, ana, asAna } = await desk()
  await engine.operators.add(asAna, { ...BIA, role: 'administrator' })
  await expect(engine.operators.deactivate(asAna, ana.id)).rejects.toThrow(Refused)
  await expect(engine.operators.changeRole(asAna, ana.id, 'agent')).rejects.toMatchObject({
    code: 'own_role',
  })
})

test('unknown fields and wrong kinds are refused', async () => {
  const { engine, asAna } = await desk()
  await expect(engine.operators.add(asAna, { ...BIA, sessionEpoch: 9 } as never)).rejects.toThrow(Invalid)
  await expect(engine.operators.add(asAna, { ...BIA, role: 'owner' } as never)).rejects.toThrow(Invalid)
  await expect(engine.operators.add(asAna, { ...BIA, email: 'a@b, c@d' })).rejects.toThrow(Invalid)
  await expect(
    engine.operators.add(asAna, { ...BIA, email: 'a@b.example\r\nBcc: x@y.example' }),
  ).rejects.toThrow(Invalid)
})

test('every change is on record, without a secret', async () => {
  const { engine, asAna, db } = await desk()
  const bia = await engine.operators.add(asAna, { ...BIA, password: LONG_WAY })
  await engine.operators.changeRole(asAna, bia.id, 'supervisor')
  await engine.operators.deactivate(asAna, bia.id)
  const entries = await db.rows<{ action: string; operator: string }>(
    sql`select action, operator, before, after from audit_entry where entity_id = ${bia.id} order by id`,
  )
  expect(entries.map(({ action, operator }) => `${operator} ${action}`)).toEqual([
    'Ana Souza added',
    'Ana Souza changed',
    'Ana Souza deactivated',
  ])
  expect(entries[1]).toMatchObject({ before: { role: 'agent' }, after: { role: 'supervisor' } })
  expect(JSON.stringify(entries)).not.toMatch(/argon2|um rio/)
})

test('colleagues are the active people somebody can hand work to', async () => {
  const { engine, asAna, company } = await desk()
  const { companyId } = await company()
  const bia = await engine.operators.add(asAna, { ...BIA, companyId, password: LONG_WAY })
  const gone = await engine.operators.add(asAna, { name: 'Caio', email: 'caio@bote.example', role: 'agent' })
  await engine.operators.deactivate(asAna, gone.id)
  const other = await company()
  await engine.operators.add(asAna, {
    name: 'Davi',
    email: 'davi@bote.example',
    role: 'agent',
    companyId: other.companyId,
  })
  expect((await engine.operators.colleagues(actorOf(bia))).map(({ name }) => name)).toEqual([
    'Ana Souza',
    'Bia Lima',
  ])
})

test('what an agent may beyond the everyday is chosen by administrators, and holds from the next click', async () => {
  const { engine, asAna } = await desk()
  const bia = await engine.operators.add(asAna, { ...BIA, password: LONG_WAY })
  expect(bia.permissions).toEqual(['simple_lead', 'technical_tools', 'financial_tools'])
  const { epoch } = (await engine.signIns.signIn(BIA.email, LONG_WAY, { ip: '::1' })) as { epoch: number }
  await engine.operators.change(asAna, bia.id, {
    ...BIA,
    permissions: ['complete_lead', 'simple_lead', 'complete_lead'],
  })
  expect((await engine.operators.signedIn(bia.id, epoch))?.actor.permissions).toEqual([
    'simple_lead',
    'complete_lead',
  ])
  const made = { ...BIA, permissions: ['everything'] } as never
  await expect(engine.operators.change(asAna, bia.id, made)).rejects.toThrow(Invalid)
})

test('who is signed in hears of tickets or atendimentos as their company works with them', async () => {
  const { engine, asAna, db } = await desk()
  const usesOf = async (id: string) => {
    const { sessionEpoch } = await db.one<{ sessionEpoch: number }>(
      sql`select session_epoch from operator where id = ${id}`,
    )
    return (await engine.operators.signedIn(id, sessionEpoch))?.uses
  }
  expect(await usesOf(asAna.id)).toEqual({ tickets: true, atendimentos: false })
  const ids = [newId(), newId()]
  for (const [n, id] of ids.entries())
    await db.query(sql`
      with calendar as (
        insert into business_calendar (id, name, weekly) values (${id}, ${`Calendário ${n}`}, '[]')
      ), policy as (
        insert into silence_policy (id, name, pending_days, validation_days, approval_days, reminder_days_before)
        values (${id}, ${`Política ${n}`}, 7, 5, 5, '{}')
      )
      insert into company (id, name, calendar_id, silence_policy_id, uses_tickets, uses_atendimentos)
      values (${id}, ${`Empresa ${n}`}, ${id}, ${id}, ${n === 0}, ${n === 1})`)
  const provider = await engine.operators.add(asAna, { ...BIA, companyId: ids[1] as string })
  expect(await usesOf(provider.id)).toEqual({ tickets: false, atendimentos: true })
  expect(await usesOf(asAna.id)).toEqual({ tickets: true, atendimentos: true })
})
