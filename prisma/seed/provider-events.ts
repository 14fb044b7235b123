import type { Verbs } from './administration.ts'
import type { Happening } from './happening.ts'
import type { ProviderDesk } from './provider-administration.ts'
import { DAY, HOUR } from './story.ts'

/** What happens at the provider beside its cases. */
export type ProviderEvent = Happening & {
  steps?: never[]
  happens: (engine: Verbs, desk: ProviderDesk) => Promise<void>
}

/** The routines and the stop that customers call about, and who may become a customer. */
export const PROVIDER_EVENTS: ProviderEvent[] = [
  {
    at: { minutesAgo: 5 * DAY },
    happens: async (engine, desk) => {
      for (const whose of ['ademar', 'zuleica'] as const) await restrain(engine, desk, whose, 'block')
    },
  },
  {
    at: { minutesAgo: 5 * DAY - 1 },
    happens: (engine, desk) => restrain(engine, desk, 'ivone', 'reduction'),
  },
  {
    at: [9, '10:10'],
    happens: async (engine, desk) => {
      const [notice] = await engine.stopNotices.open(desk.operators.tereza, {
        accessPointIds: [desk.accessPoints.enseada],
        message: 'Troca programada de equipamento no POP Enseada. A internet pode cair por alguns minutos.',
      })
      if (notice) await engine.stopNotices.close(desk.operators.tereza, notice.id)
    },
  },
  {
    at: { minutesAgo: 95 },
    happens: async (engine, desk) => {
      await engine.stopNotices.open(desk.operators.tereza, {
        accessPointIds: [desk.accessPoints.serra],
        message:
          'Uma árvore caiu sobre o cabo na Estrada da Serra, km 4. A equipe está no local fazendo a emenda da fibra.',
        expectedUntil: new Date(engine.clock.now().getTime() + 4 * HOUR * 60_000),
      })
    },
  },
  {
    at: [12, '09:20'],
    happens: async (engine, desk) => {
      const { leads } = engine
      const { livia } = desk.operators
      const { id } = await leads.add(livia, {
        kind: 'complete',
        name: 'Paulo Henrique Duarte',
        phone: '12 95551-2007',
        email: 'paulo@duarte.example',
        address: 'Rua dos Corais, 210, São Sebastião/SP',
        interest: 'Fibra 300 para a casa nova',
        customerId: desk.customers.paulo.id,
      })
      for (const stage of ['qualification', 'proposal', 'negotiation']) await leads.move(livia, id, { stage })
    },
  },
  {
    at: [3, '15:35'],
    happens: async (engine, desk) => {
      await engine.leads.add(desk.operators.livia, {
        kind: 'complete',
        name: 'Restaurante Maresia',
        phone: '12 95551-2012',
        interest: 'Fibra 800 com IP fixo e reserva por rádio',
      })
    },
  },
]

async function restrain(
  { connections }: Verbs,
  { customers }: ProviderDesk,
  whose: 'ademar' | 'ivone' | 'zuleica',
  does: 'block' | 'reduction',
): Promise<void> {
  for (const id of customers[whose].connectionIds)
    await connections.routines.restrain(id, { does, cause: 'default' }, 'Falta de pagamento')
}
