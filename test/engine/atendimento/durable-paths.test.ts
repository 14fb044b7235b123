import { beforeAll, describe, expect, it } from 'vitest'
import type { AtendimentoEvent } from '../../../engine/atendimento/events.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Engine } from '../../../engine/engine.ts'
import { fire, killedEverywhere, unbrokenHistory } from '../../lifecycle.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'
import { ways } from './paths.ts'

let world: World
let provider: Provider
beforeAll(async () => {
  world = await createWorld()
  provider = await createProvider(world)
  // The visit belongs to another department: what goes there is nobody's again.
  await world.db.query(sql`
    update subprocess set department_id = ${provider.comercial.id} where id = ${provider.processes.semConexao.steps[1]}`)
})

const begun = () => provider.writes(provider.olivia, { departmentId: provider.cobranca.id })

describe('on a real database', () => {
  it.for(ways.map(({ situation, state, events }) => ({ situation, state, events })))(
    'a case comes to "$situation" and its history tells how',
    async ({ state, events }) => {
      const { id } = await registered()
      for (const event of events) await perform(world.engine, id, event)

      const row = await world.db.one<{ state: string; version: number; warned: number; runs: boolean }>(sql`
        select state, version, sla_warnings as warned, sla_running_since is not null as runs
        from atendimento where id = ${id}`)
      expect(row).toMatchObject({
        state: state.value,
        warned: state.context.slaWarnings,
        runs: state.context.slaRunningSince !== null,
      })
      const history = await unbrokenHistory(world.db, 'atendimento', id)
      expect(history.at(-1)?.to).toBe(row.state)
      expect(history).toHaveLength(row.version)
      const { open } = await world.db.one<{ open: number }>(
        sql`select count(*)::int as open from sla_stretch where atendimento_id = ${id} and ended_at is null`,
      )
      expect(open).toBe(row.runs ? 1 : 0)
    },
  )
})

describe('a kill between any two steps', () => {
  const DEEDS: AtendimentoEvent['type'][][] = [
    ['check'],
    ['check', 'start'],
    ['check', 'start', 'claim'],
    ['check', 'start', 'claim', 'nextSubprocess'],
    ['check', 'start', 'claim', 'toProcess'],
    ['check', 'start', 'claim', 'includeViewer'],
    ['check', 'start', 'claim', 'pause'],
    ['check', 'start', 'claim', 'pause', 'customerWrote'],
    ['check', 'start', 'slaWarning'],
    ['check', 'start', 'slaBreach'],
    ['check', 'start', 'claim', 'createServiceOrder'],
    ['check', 'start', 'claim', 'attach'],
    ['check', 'start', 'claim', 'finish'],
    ['check', 'start', 'claim', 'finish', 'rate'],
    ['cancel'],
  ]

  it.for(DEEDS.map((types) => ({ name: types.join(', '), types })))(
    'in "$name" leaves the last step wholly undone, and it can be done again',
    async ({ types }) => {
      const events = types.map((type) => ({ type }) as AtendimentoEvent)
      const { id } = await registered()
      for (const event of events.slice(0, -1)) await perform(world.engine, id, event)
      const file = await upload()
      const last = events.at(-1) as AtendimentoEvent
      const killed = await killedEverywhere(world, (engine) => perform(engine, id, last, file))
      expect(killed).toBeGreaterThan(1)
      const { version } = await world.db.one<{ version: number }>(
        sql`select version from atendimento where id = ${id}`,
      )
      expect(version).toBe(events.length + 1)
    },
  )

  it('in a "Contato" leaves nothing of it, not even the number', async () => {
    const killed = await killedEverywhere(world, (engine) =>
      engine.atendimentos.contato(provider.olivia, {
        customerId: provider.casaDaOlivia.id,
        departmentId: provider.tecnico.id,
        connectionId: provider.casaDaOlivia.connectionId,
        text: 'Estou sem internet.',
      }),
    )
    expect(killed).toBeGreaterThan(5)
  })
})

/** By the customer, and to a department that starts nothing by itself: the first step alone. */
async function registered() {
  await world.db.query(sql`update department set process_id = null where id = ${provider.cobranca.id}`)
  return begun()
}

async function upload(): Promise<string> {
  const stored = await world.engine.attachments.store(
    provider.eva,
    (async function* () {
      yield Buffer.from('foto')
    })(),
    { name: 'foto.txt' },
  )
  return stored.id
}

async function perform(engine: Engine, id: string, event: AtendimentoEvent, file?: string): Promise<void> {
  const { eva, gil, iara, olivia, processes, classifications } = provider
  const { atendimentos } = engine
  const words = { text: 'Segue o que falta.' }
  const hanging = { data: { number: '202611/1' }, make: async () => {} }
  switch (event.type) {
    case 'check':
    case 'claim':
    case 'nextSubprocess':
      await atendimentos[event.type](eva, id)
      break
    case 'release':
    case 'resume':
      await atendimentos[event.type](iara, id)
      break
    case 'start':
      await atendimentos.start(eva, id, { processId: processes.semConexao.id })
      break
    case 'transfer':
      await atendimentos.transfer(iara, id, { operatorId: gil.id })
      break
    case 'toSubprocess':
      await atendimentos.toSubprocess(iara, id, { subprocessId: processes.semConexao.steps[1] as string })
      break
    case 'toProcess':
      await atendimentos.toProcess(iara, id, { processId: processes.ativacao.id })
      break
    case 'includeViewer':
    case 'removeViewer':
      await atendimentos.includeViewer(iara, id, { operatorId: gil.id })
      break
    case 'comment':
      await atendimentos.comment(iara, id, { ...words, visibility: 'public' })
      break
    case 'note':
      await atendimentos.comment(iara, id, { ...words, visibility: 'private' })
      break
    case 'customerWrote':
      await atendimentos.write(olivia, id, words)
      break
    case 'pause':
      await atendimentos.pause(iara, id, words)
      break
    case 'attach':
      await atendimentos.attach(eva, id, { attachmentIds: [file ?? (await upload())] })
      break
    case 'createServiceOrder':
      await atendimentos.serviceOrderCreated(eva, id, hanging)
      break
    case 'finish':
      await atendimentos.finish(iara, id, { classificationId: classifications.resolvido, ratingAsked: true })
      break
    case 'cancel':
      await atendimentos.cancel(eva, id, { reason: 'Engano' })
      break
    case 'rate':
      await atendimentos.rate(olivia, id, { value: 5 })
      break
    case 'slaWarning':
    case 'slaBreach':
    case 'responseWarning':
    case 'responseBreach':
      await fire(engine, { entity: 'atendimento', entityId: id, name: event.type, event })
      break
    default:
      throw new Error(`no way to perform ${event.type}`)
  }
}
