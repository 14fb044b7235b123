import type { OperatorActor } from '../../../engine/index.ts'
import { providerDesk } from '../provider-desk.ts'

/** The provider's panel, where service orders are made and given a time. */
export async function orderDesk(environment: Record<string, string> = {}) {
  const desk = await providerDesk({ environment })
  return {
    ...desk,
    /** A service order of a case that Eva has claimed. */
    async orders(
      input: { reportedDefect?: string; dispatch?: boolean; typeId?: string; groupId?: string } = {},
    ) {
      const { id } = await desk.claims(desk.eva)
      return desk.engine.serviceOrders.create(desk.eva, id, {
        typeId: input.typeId ?? desk.serviceOrderTypes.reparo,
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
