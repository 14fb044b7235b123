import type { QueueOptions } from 'pg-boss'
import type { ChangedRules } from '../ticket/waiting.ts'

/** Every queue with what its jobs carry. Jobs hold ids: what they need they look up when they run. */
export type Queues = {
  /** Get a file's bytes from the channel that brought it. */
  'attachment.fetch': { attachmentId: string }
  /** Give the tickets and atendimentos that wait under a changed policy or calendar their new deadlines. */
  'ticket.reschedule': ChangedRules
  /** One of the tasks in periodic.ts, when its time has come. */
  periodic: { task: string }
}

export type QueueName = keyof Queues

const HOUR = 3_600

/** A worker that was killed is noticed by its silence (`heartbeatSeconds`), not by the end of its time. */
export const QUEUES: Record<QueueName, QueueOptions> = {
  'attachment.fetch': {
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
    expireInSeconds: 120,
    heartbeatSeconds: 30,
    deleteAfterSeconds: HOUR,
  },
  'ticket.reschedule': {
    retryLimit: 3,
    retryDelay: 30,
    expireInSeconds: HOUR,
    heartbeatSeconds: 30,
    deleteAfterSeconds: HOUR,
  },
  periodic: {
    retryLimit: 1,
    retryDelay: 30,
    expireInSeconds: HOUR,
    heartbeatSeconds: 30,
    deleteAfterSeconds: HOUR,
  },
}
