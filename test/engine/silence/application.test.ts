import { expect, it, onTestFinished } from 'vitest'
import { startBackground } from '../../../engine/background.ts'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, DAY } from '../../world.ts'

it('a policy that an administrator applies to who waits already gives them its deadlines, and is on record', async () => {
  const { db, engine, maria, ana, davi, clock, ...world } = await createWorld()
  const background = await startBackground(engine)
  onTestFinished(() => background.stop())
  const { id } = await world.opened(maria, ana)
  await engine.tickets.solve(ana, id, { text: 'Pronto.' })
  const { silencePolicyId } = world.horizonte
  const { basis, ...policy } = await engine.silencePolicies.find(davi, silencePolicyId)
  const { name, businessDays, pendingDays, pendingFollows, validationDays, approvalFollows } = policy
  await engine.silencePolicies.change(
    davi,
    silencePolicyId,
    {
      name,
      businessDays,
      pendingDays,
      pendingFollows,
      validationDays,
      approvalFollows,
      approvalDays: 9,
      reminderDaysBefore: [2],
    },
    basis,
  )
  const closesAt = async () =>
    (await db.one<{ closesAt: Date }>(sql`select closes_at from ticket where id = ${id}`)).closesAt
  expect(await closesAt()).toEqual(new Date(clock.now().getTime() + 5 * DAY))

  await engine.silencePolicies.applyToWaiting(davi, silencePolicyId)
  await eventually(async () => expect(await closesAt()).toEqual(new Date(clock.now().getTime() + 9 * DAY)), {
    timeout: 10_000,
  })
  expect(
    await db.first(
      sql`select operator from audit_entry where action = 'applied' and entity_id = ${silencePolicyId}`,
    ),
  ).toEqual({ operator: 'Davi Nunes' })
})
