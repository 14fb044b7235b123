import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { startBackground } from '../../../engine/background.ts'
import { sql } from '../../../engine/database/sql.ts'
import { Forbidden, NotFound } from '../../../engine/errors.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const TUESDAY = { date: '2026-11-24', name: 'Parada' }
const at = (local: string) => new Date(`${local}-03:00`)

async function dates(id: string) {
  return world.db.one<{ dueAt: Date; closesAt: Date | null }>(
    sql`select due_at, closes_at from ticket where id = ${id}`,
  )
}

async function happened(id: string): Promise<number> {
  return (await world.db.rows(sql`select from event where entity_id = ${id} and type = 'reschedule'`)).length
}

/** One that waits for its first answer, one for its customer in business days, one that has been answered. */
async function threeTickets() {
  const { engine, db, ana, maria, clock } = world
  await db.query(sql`update silence_policy set business_days = true`)
  clock.set(at('2026-11-23T17:30:00'))
  const unanswered = (await world.opens(maria)).id
  const solved = (await world.opened(maria, ana)).id
  await engine.tickets.solve(ana, solved, { text: 'Pronto.' })
  const answered = (await world.opened(maria, ana)).id
  await engine.tickets.write(ana, answered, { text: 'Já estou vendo.' })
  expect(await dates(unanswered)).toMatchObject({ dueAt: at('2026-11-24T08:30:00') })
  expect(await dates(solved)).toMatchObject({ closesAt: at('2026-11-30T17:30:00') })
  return { unanswered, solved, answered }
}

test('F66: a day that is closed moves nobody’s date until an administrator says so, who sees before which and how', async () => {
  const { engine, davi, horizonte } = world
  const { unanswered, solved } = await threeTickets()
  expect(await engine.calendars.shifts(davi, horizonte.calendarId)).toEqual({
    total: 2,
    differ: 0,
    overdue: 0,
    shifts: [],
  })
  await engine.calendars.setClosure(davi, horizonte.calendarId, TUESDAY)
  expect(await engine.calendars.shifts(davi, horizonte.calendarId)).toMatchObject({
    total: 2,
    differ: 2,
    overdue: 0,
    shifts: [
      {
        id: unanswered,
        of: 'firstResponse',
        customer: 'Padaria Pão Quente',
        told: at('2026-11-24T08:30:00'),
        anew: at('2026-11-25T08:30:00'),
      },
      {
        id: solved,
        of: 'close',
        state: 'awaiting_approval',
        told: at('2026-11-30T17:30:00'),
        anew: at('2026-12-01T17:30:00'),
      },
    ],
  })
  expect(await dates(unanswered)).toMatchObject({ dueAt: at('2026-11-24T08:30:00') })
  expect(await happened(solved)).toBe(0)
})

test('F66: the job gives who waits the new dates once, however often it runs, and touches nobody else', async () => {
  const { engine, davi, horizonte, db } = world
  const { unanswered, solved, answered } = await threeTickets()
  const before = await dates(answered)
  await engine.calendars.setClosure(davi, horizonte.calendarId, TUESDAY)
  const changed = { calendarId: horizonte.calendarId }
  expect(await engine.tickets.reschedule(changed)).toBe(2)
  expect(await dates(unanswered)).toMatchObject({ dueAt: at('2026-11-25T08:30:00') })
  expect(await dates(solved)).toMatchObject({ closesAt: at('2026-12-01T17:30:00') })
  expect(
    await db.rows(sql`select name, due_at from timer where entity_id = ${solved} and name = 'silence'`),
  ).toEqual([{ name: 'silence', dueAt: at('2026-12-01T17:30:00') }])
  expect(await dates(answered)).toEqual(before)

  expect(await engine.tickets.reschedule(changed)).toBe(0)
  expect([await happened(unanswered), await happened(solved), await happened(answered)]).toEqual([1, 1, 0])
  expect(await engine.calendars.shifts(davi, horizonte.calendarId)).toMatchObject({ total: 2, differ: 0 })
})

test('F66: two jobs for the same change do the work of one', async () => {
  const { engine, davi, horizonte } = world
  const { unanswered, solved } = await threeTickets()
  await engine.calendars.setClosure(davi, horizonte.calendarId, TUESDAY)
  const changed = { calendarId: horizonte.calendarId }
  const counts = await Promise.all([engine.tickets.reschedule(changed), engine.tickets.reschedule(changed)])
  expect(counts[0] + counts[1]).toBe(2)
  expect([await happened(unanswered), await happened(solved)]).toEqual([1, 1])
})

test('F66: applying is an act of its own, for who answers for all companies, and is on record', async () => {
  const { engine, db, ana, caio, davi, horizonte } = world
  const background = await startBackground(engine)
  onTestFinished(() => background.stop())
  const { unanswered } = await threeTickets()
  await engine.calendars.setClosure(davi, horizonte.calendarId, TUESDAY)
  await expect(engine.calendars.applyToWaiting(caio, horizonte.calendarId)).rejects.toThrow(Forbidden)
  await expect(engine.calendars.shifts(ana, horizonte.calendarId)).rejects.toThrow(NotFound)

  await engine.calendars.applyToWaiting(davi, horizonte.calendarId)
  await eventually(
    async () => expect(await dates(unanswered)).toMatchObject({ dueAt: at('2026-11-25T08:30:00') }),
    { timeout: 10_000 },
  )
  expect(
    await db.first(
      sql`select operator, name from audit_entry where action = 'applied' and entity = 'calendar'`,
    ),
  ).toEqual({ operator: 'Davi Nunes', name: 'Horário comercial' })
})

test('a department’s own calendar moves only its own tickets, and a person sees only what is theirs to see', async () => {
  const { engine, db, davi, maria, caio, financeiro, suporte, horizonte } = world
  const own = await engine.calendars.add(davi, {
    name: 'Plantão',
    timeZone: 'America/Sao_Paulo',
    hours: Array(7).fill('00:00-24:00'),
  })
  await db.query(sql`update department set calendar_id = ${own.id} where id = ${financeiro.id}`)
  await threeTickets()
  await world.opens(maria, { departmentId: financeiro.id, subjectId: financeiro.typeId })
  await engine.calendars.setClosure(davi, own.id, TUESDAY)
  expect(await engine.calendars.shifts(davi, own.id)).toMatchObject({ total: 1, differ: 0 })
  expect(await engine.calendars.shifts(davi, horizonte.calendarId)).toMatchObject({ total: 2, differ: 0 })
  const ofSupport = { ...caio, departmentIds: [suporte.id] }
  expect(await engine.calendars.shifts(ofSupport, own.id)).toMatchObject({ total: 0 })
})

test('who has passed the new date is counted: their tickets move on at once', async () => {
  const { engine, db, davi, horizonte, clock } = world
  await threeTickets()
  clock.set(at('2026-11-27T12:00:00'))
  await db.query(sql`update silence_policy set approval_days = 2`)
  expect(await engine.silencePolicies.shifts(davi, horizonte.silencePolicyId)).toMatchObject({
    total: 1,
    differ: 1,
    overdue: 1,
    shifts: [{ of: 'close', told: at('2026-11-30T17:30:00'), anew: at('2026-11-25T17:30:00') }],
  })
})
