import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { createWhatsappSimulator, type WhatsappSimulator } from '../../../bots/simulator/whatsapp/index.ts'
import type { Session } from '../../../bots/whatsapp/driver.ts'
import { byBrowser, createWhatsapp, type IncomingNote } from '../../../bots/whatsapp/index.ts'
import type { Timing } from '../../../bots/whatsapp/web/timing.ts'
import type { WhatsappOptions } from '../../../bots/whatsapp/whatsapp.ts'
import { sql } from '../../../engine/database/sql.ts'
import { plainText } from '../../../engine/notification/message.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, type World } from '../../world.ts'
import { type Processes, processesOn } from './processes.ts'

/** Everything happens soon, and as often as a test can wait for. */
export const SOON: Partial<Timing> = {
  startMs: 120_000,
  repairMs: 3_000,
  probeMs: 500,
  probeLimitMs: 6_000,
  disconnectedMs: 3_000,
  catchUpMs: 500,
  qrMs: 300,
  closeMs: 3_000,
  callMs: 10_000,
  backOffMs: [50],
  conflictMs: 1_500,
}

export const LONG = { timeout: 300_000 }

export type OpenNumber = World & {
  simulator: WhatsappSimulator
  /** What people wrote, as it was handled. */
  handled: IncomingNote[]
  start(): void
  stop(): Promise<void>
  session(): Promise<Session & { since: string | null }>
  /** Until the session is in this state (with this detail). */
  becomes(state: Session['state'], detail?: string | null): Promise<void>
  /** Reads the QR code that the panel would show. */
  scan(): Promise<void>
  /** Started and linked. */
  linked(): Promise<void>
  /** As if another replica had taken the number over. */
  loseLease(): Promise<void>
  /** As if the program had been killed before it knew that anything was sent. */
  forgetSent(): Promise<void>
  /** Puts a message for an address into the outbox. */
  says(to: string, text: string, more?: { attachments?: string[]; repliesTo?: string }): Promise<string>
  outgoing(): Promise<{ id: string; state: string; error: string | null; externalId: string | null }[]>
  /** The chats that what people wrote was put into, in the order it came. */
  lanes(): Promise<string[]>
  /** The numbers of the processes that run on this number's profile; null when none does. */
  processes(): Processes | null
}

/** A number of one's own: the real library in a real browser, on a simulated web.whatsapp.com. Ends with the test. */
export async function openNumber(
  environment: {
    timing?: Partial<Timing>
    dailyCap?: number
    acknowledgedMs?: number
    leaseMs?: number
    /** Where the browser is looked for; otherwise it is there. */
    browserPath?: string
  } = {},
): Promise<OpenNumber> {
  const { path, trouble } = inject('browser')
  if (!path) throw new Error(trouble)
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-whatsapp-'))
  const world = await createWorld({ BOTE_DATA_DIR: dataDir })
  const simulator = createWhatsappSimulator()
  await simulator.listen({ browser: path })
  const handled: IncomingNote[] = []
  const options: WhatsappOptions = {
    engine: world.engine,
    drive: byBrowser({
      browserPath: environment.browserPath ?? simulator.browserPath,
      timing: { ...SOON, ...environment.timing },
    }),
    answer: async ({ payload }) => handled.push(payload),
    compose: ({ text, attachments = [], repliesTo }) => [
      ...(text.length > 0 ? [{ text: plainText(text), ...(repliesTo ? { replyTo: repliesTo } : {}) }] : []),
      ...attachments.map((attachmentId) => ({ text: '', attachmentId })),
    ],
    pace: { gapMs: [0, 5], dailyCap: environment.dailyCap ?? 1_000 },
    leaseMs: environment.leaseMs ?? 30_000,
    acknowledgedMs: environment.acknowledgedMs ?? 2_000,
  }
  let bot = createWhatsapp(options)
  onTestFinished(async () => {
    await bot.stop(5_000)
    await simulator.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function session() {
    const status = await world.engine.channels.of('whatsapp')
    return status?.data as Session & { since: string | null }
  }

  const number: OpenNumber = {
    ...world,
    simulator,
    handled,
    session,
    start: () => bot.start(),
    async stop() {
      await bot.stop(5_000)
      bot = createWhatsapp(options)
    },
    becomes: (state, detail) =>
      eventually(async () => {
        const now = await session()
        const matches = now?.state === state && (detail === undefined || now.detail === detail)
        if (!matches) throw new Error(`the session is ${now?.state} (${now?.detail}), not ${state}`)
      }, 120_000),
    async scan() {
      await number.becomes('qr')
      await eventually(async () => {
        simulator.own.scan((await session()).qr!.code)
      }, 5_000)
    },
    async linked() {
      number.start()
      await number.scan()
      await number.becomes('ready')
    },
    async loseLease() {
      await world.db.query(sql`
        update lease set token = token + 1, holder = 'another', expires_at = now() + interval '1 hour'
        where name = 'whatsapp'`)
    },
    async forgetSent() {
      await world.db.query(sql`
        with forgotten as (update channel_sending set external_id = null, acknowledged_at = null)
        update outbox_message set state = 'sending', claimed_until = now() where channel = 'whatsapp'`)
    },
    async says(to, text, more = {}) {
      const [id] = await world.engine.outbox.send({
        channel: 'whatsapp',
        to,
        kind: 'dialog',
        payload: { text: [text], ...more },
      })
      return id!
    },
    outgoing: () =>
      world.db.rows(sql`
        select id, state, error, external_id from outbox_message where channel = 'whatsapp' order by id`),
    async lanes() {
      const rows = await world.db.rows<{ lane: string }>(sql`
        select lane from inbox_message where channel = 'whatsapp' order by id`)
      return rows.map(({ lane }) => lane)
    },
    processes: () => processesOn(dataDir),
  }
  return number
}
