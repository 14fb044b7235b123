import type { Logger } from 'pino'
import type { OperatorActor } from '../../engine/index.ts'
import { sql } from '../../engine/index.ts'
import { hashPassword } from '../../engine/operator/password.ts'
import { silent } from '../database.ts'
import { createProvider } from '../provider.ts'
import { createWorld, mailOf } from '../world.ts'
import { testPanel } from './panel.ts'

const PASSWORD = 'navegar e preciso'

/** The panel of Rede Veloz (see provider.ts), on the clock of its world: Monday, ten in the morning. */
export async function providerDesk({
  log = silent,
  environment = {},
}: {
  log?: Logger
  environment?: Record<string, string>
} = {}) {
  const world = await createWorld(environment)
  const panel = await testPanel({ db: world.db, clock: world.clock, config: world.config, log })
  const { engine } = panel
  const provider = await createProvider({ ...world, engine })

  async function letIn({ id, name }: OperatorActor) {
    await world.db.query(
      sql`update operator set password_hash = ${await hashPassword(PASSWORD)} where id = ${id}`,
    )
    return { email: mailOf(name), password: PASSWORD }
  }

  return {
    ...world,
    ...provider,
    engine,
    panel,
    letIn,
    signIn: async (operator: OperatorActor) => panel.signIn(await letIn(operator)),
    browse: async (operator: OperatorActor, screen?: Parameters<typeof panel.browse>[1]) =>
      panel.browse(await letIn(operator), screen),
  }
}
