import type { OperatorActor } from '../../engine/actor.ts'
import { sql } from '../../engine/database/sql.ts'
import { hashPassword } from '../../engine/operator/password.ts'
import { createProvider } from '../provider.ts'
import { createWorld, mailOf } from '../world.ts'
import { testPanel } from './panel.ts'

const PASSWORD = 'navegar e preciso'

/** The internet provider at its panel: the second cast, who sign in with one password. It is Monday, ten o'clock. */
export async function providerPanel(environment: Record<string, string> = {}) {
  const world = await createWorld(environment)
  const panel = await testPanel({ db: world.db, config: world.config })
  panel.clock.set(world.clock.now())
  const { engine, clock } = panel
  const provider = await createProvider({ ...world, engine, clock })
  await world.db.query(sql`update operator set password_hash = ${await hashPassword(PASSWORD)}`)
  const account = ({ name }: OperatorActor) => ({ email: mailOf(name), password: PASSWORD })

  return {
    ...world,
    ...provider,
    engine,
    clock,
    panel,
    signIn: (operator: OperatorActor) => panel.signIn(account(operator)),
    browse: (operator: OperatorActor, look?: Parameters<typeof panel.browse>[1]) =>
      panel.browse(account(operator), look),
    /** A service order of a case that Eva has claimed. */
    async orders(
      input: { reportedDefect?: string; dispatch?: boolean; typeId?: string; groupId?: string } = {},
    ) {
      const { id } = await provider.claims(provider.eva)
      return engine.serviceOrders.create(provider.eva, id, {
        typeId: input.typeId ?? provider.serviceOrderTypes.reparo,
        technicianGroupId: input.groupId ?? null,
        reportedDefect: input.reportedDefect ?? 'Sem sinal desde ontem à noite.',
        address: 'Rua do Sol, 15',
        dispatch: input.dispatch ?? false,
      })
    },
    /** The same with a technician and a time of Tuesday, the 24th. */
    slot: (technician: OperatorActor, from: string, until: string, day = '2026-11-24') => ({
      technicianId: technician.id,
      from: new Date(`${day}T${from}:00-03:00`),
      until: new Date(`${day}T${until}:00-03:00`),
    }),
  }
}
