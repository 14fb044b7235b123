import { beforeAll, describe, expect, it } from 'vitest'
import type { ContactActor, OperatorActor } from '../../../engine/actor.ts'
import type { Database } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { TicketEvent } from '../../../engine/ticket/machine.ts'
import { fire, killedEverywhere, unbrokenHistory } from '../../lifecycle.ts'
import { createWorld, DAY, type World } from '../../world.ts'
import { ways } from './paths.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})

type Kept = { state: string; ball: string; proposalState: string; operatorId: string | null; version: number }
const kept = (db: Database, id: string) =>
  db.one<Kept>(sql`select state, ball, proposal_state, operator_id, version from ticket where id = ${id}`)

describe('on a real database', () => {
  it.for(ways.map(({ situation, state, events }) => ({ situation, state, events })))(
    'a ticket comes to "$situation" and its history tells how',
    async ({ state, events }) => {
      const { id } = await world.opens(world.maria)
      for (const event of events) await perform(world.engine, world, id, event)

      const row = await kept(world.db, id)
      expect(row).toMatchObject({
        state: state.value,
        ball: state.context.ball,
        proposalState: state.context.proposalState,
      })
      const history = await unbrokenHistory(world.db, 'ticket', id)
      expect(history.at(-1)?.to).toBe(row.state)
      expect(history).toHaveLength(row.version)
    },
  )
})

describe('a kill between any two steps', () => {
  const DEEDS: TicketEvent['type'][][] = [
    ['take'],
    ['ask'],
    ['ask', 'customerWrote'],
    ['ask', 'remind'],
    ['ask', 'silence'],
    ['estimate', 'propose'],
    ['estimate', 'propose', 'approveProposal'],
    ['solve', 'approve'],
    ['solve', 'approveWithRestrictions'],
    ['solve', 'silence'],
    ['solve', 'approve', 'rate'],
    ['reject'],
  ]

  it.for(DEEDS.map((types) => ({ name: types.join(', '), types })))(
    'in "$name" leaves the last step wholly undone, and it can be done again',
    async ({ types }) => {
      const events = types.map((type) => ({ type }) as TicketEvent)
      const last = events.at(-1) as TicketEvent
      const { id } = await world.opens(world.maria)
      for (const event of events.slice(0, -1)) await perform(world.engine, world, id, event)
      const killed = await killedEverywhere(world, (engine) => perform(engine, world, id, last))
      expect(killed).toBeGreaterThan(1)
      expect((await kept(world.db, id)).version).toBe(events.length + 1)
    },
  )
})

async function perform(
  engine: Engine,
  { maria, ana, clock }: World,
  id: string,
  event: TicketEvent,
): Promise<void> {
  const by: OperatorActor = ana
  const customer: ContactActor = maria
  const words = { text: 'Segue o que falta.' }
  const { tickets } = engine
  switch (event.type) {
    case 'take':
      await tickets.take(by, id)
      break
    case 'estimate':
      await tickets.estimate(by, id)
      break
    case 'propose':
      await tickets.propose(by, id, {
        hours: '4',
        price: '800.00',
        body: 'Novo relatório.',
        validUntil: new Date(clock.now().getTime() + 30 * DAY),
      })
      break
    case 'approveProposal':
    case 'refuseProposal': {
      const { proposalId } = await engine.db.one<{ proposalId: string }>(
        sql`select proposal_id from ticket where id = ${id}`,
      )
      await tickets[event.type](customer, id, { ...words, proposalId })
      break
    }
    case 'resume':
      await tickets.resume(by, id)
      break
    case 'ask':
    case 'solve':
    case 'reject':
    case 'note':
      await tickets[event.type](by, id, words)
      break
    case 'teamWrote':
      await tickets.write(by, id, words)
      break
    case 'customerWrote':
      await tickets.write(customer, id, words)
      break
    case 'approve':
    case 'keepOpen':
      await tickets[event.type](customer, id)
      break
    case 'approveWithRestrictions':
    case 'refuse':
    case 'cancel':
      await tickets[event.type](customer, id, words)
      break
    case 'rate':
      await tickets.rate(customer, id, { mark: 'great' })
      break
    case 'silence':
    case 'remind':
      await fire(engine, {
        entity: 'ticket',
        entityId: id,
        name: event.type === 'silence' ? 'silence' : 'reminder',
        event,
      })
      break
    default:
      throw new Error(`no way to perform ${event.type}`)
  }
}
