import { CHANNEL_ORDERS } from './channel/orders.ts'
import { listen } from './database/listen.ts'
import type { Engine } from './engine.ts'
import { INBOX_NEWS } from './inbox/inbox.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { fireDue } from './lifecycle/due.ts'
import { sweeper } from './lifecycle/sweeper.ts'
import { LIVE_CHANNEL } from './live.ts'
import { mailChannel } from './notification/mail/mail-channel.ts'
import { OUTBOX_NEWS } from './notification/outbox.ts'
import type { Send } from './notification/recipients.ts'
import { outsideChannel } from './outside/outside-channel.ts'

export type Background = { stop(withinMs?: number): Promise<void> }

/**
 * What goes on without anybody asking: deadlines fire, jobs run, mail is delivered, news of other replicas is heard.
 * Waits for the database when it is away. With `worker: false` only the news is heard.
 */
export async function startBackground(engine: Engine, { worker = true } = {}): Promise<Background> {
  const { db, clock, log, config, jobs, metrics } = engine
  const ears: Record<string, { hear(payload: string): void; look(): void }> = {
    [INBOX_NEWS]: engine.inbox,
    [OUTBOX_NEWS]: engine.outbox,
    [LIVE_CHANNEL]: engine.liveFeed,
    [CHANNEL_ORDERS]: engine.channelOrders,
  }
  const ear = await listen(
    db.url,
    Object.keys(ears),
    ({ channel, payload }) => ears[channel]?.hear(payload),
    { log, onReconnect: () => Object.values(ears).forEach((each) => void each.look()) },
  )
  if (!worker) return { stop: () => ear.close() }

  const deadlines = sweeper({
    db,
    clock,
    log,
    metrics,
    fire: (timer, tx) => fireDue(engine, timer, tx),
  })
  const mail = config.mail && mailChannel(config.mail)
  const letters = mail && engine.outbox.deliver(mail)
  const outside = engine.outbox.deliver(outsideChannel(engine.askOutside))
  const send: Send = (tx, notices) => engine.outbox.on(tx).send(...notices)
  await jobs.work(jobHandlers(engine), { db, clock, log, config, storage: engine.storage, send })
  deadlines.start()

  return {
    async stop(withinMs = 20_000) {
      await Promise.all([
        deadlines.stop(),
        letters?.stop(withinMs),
        outside.stop(withinMs),
        jobs.stop(withinMs),
        ear.close(),
      ])
      mail?.close()
      await engine.announcements.flush()
    },
  }
}
