import type { JobHandlers } from './jobs.ts'
import type { Queues } from './queues.ts'

type Domain = {
  attachments: { fetch(id: string, try_: { last: boolean }): Promise<'done' | 'again'> }
  tickets: { reschedule(changed: Queues['ticket.reschedule']): Promise<number> }
  atendimentos: { reschedule(changed: { calendarId: string }): Promise<number> }
}

/** What each queue's jobs call. */
export function jobHandlers({ attachments, tickets, atendimentos }: Domain): JobHandlers {
  return {
    'attachment.fetch': async ({ attachmentId }, { last }) => {
      if ((await attachments.fetch(attachmentId, { last })) === 'again') throw new NotYet()
    },
    'ticket.reschedule': async (changed) => {
      await tickets.reschedule(changed)
      if ('calendarId' in changed) await atendimentos.reschedule(changed)
    },
  }
}

/** Makes the queue try again after its back-off. */
class NotYet extends Error {
  override readonly name = 'NotYet'
}
