import { listen } from '../database/listen.ts'
import type { Engine } from '../engine.ts'
import { INBOX_NEWS } from '../inbox/inbox.ts'
import { jobHandlers } from '../jobs/handlers.ts'
import { sweeper } from '../lifecycle/sweeper.ts'
import { LIVE_CHANNEL } from '../live.ts'
import { mailChannel } from '../notification/mail/mail-channel.ts'
import { OUTBOX_NEWS } from '../notification/outbox.ts'
import type { Running } from './stopping.ts'

/** Hears what other replicas (and this one) announce, and looks at the tables whenever something may have been missed. */
export async function hearAnnouncements(engine: Engine, running: Running): Promise<void> {
  const ears: Record<string, { hear(payload: string): void; look(): void }> = {
    [LIVE_CHANNEL]: engine.liveFeed,
    [INBOX_NEWS]: engine.inbox,
    [OUTBOX_NEWS]: engine.outbox,
  }
  const listener = await listen(
    engine.db.url,
    Object.keys(ears),
    ({ channel, payload }) => ears[channel]?.hear(payload),
    { log: engine.log, onReconnect: () => Object.values(ears).forEach((ear) => void ear.look()) },
  )
  running.add('announcements', () => listener.close())
  running.add('last announcements', () => engine.announcements.flush())
}

/** Deadlines, mails, jobs and periodic work: what the role `worker` does. Resolves when all of it has begun. */
export async function startWorker(engine: Engine, running: Running): Promise<void> {
  const { db, clock, log, metrics, config, storage } = engine
  const deadlines = sweeper({
    db,
    clock,
    log,
    metrics,
    fire: (timer, tx) => engine.on(tx).tickets.fireTimer(tx, timer),
  })
  deadlines.start()
  running.add('deadlines', () => deadlines.stop())

  if (config.mail) {
    const channel = mailChannel(config.mail)
    const mails = engine.outbox.deliver(channel)
    running.add('mail', () => mails.stop())
  }

  running.add('jobs', () => engine.jobs.stop())
  await engine.jobs.work(jobHandlers({ attachments: engine.attachments }), { db, clock, log, storage })
}
