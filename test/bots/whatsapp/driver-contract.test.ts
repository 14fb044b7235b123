import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it, onTestFinished } from 'vitest'
import { samplePicture } from '../../../bots/simulator/index.ts'
import { createWhatsappSimulator } from '../../../bots/simulator/whatsapp/index.ts'
import type { Driver } from '../../../bots/whatsapp/driver.ts'
import { byBrowser, createWhatsappBot } from '../../../bots/whatsapp/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { silent as log } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { createWorld } from '../../world.ts'
import { APP_SECRET, cloudApi, NUMBER_ID, signatureOf, TOKEN } from './cloud/cloud-api.ts'
import { startCloud } from './cloud/cloud-driver.ts'
import { driverContract, hearing, type Line } from './driver-contract.ts'
import { ROSA, ROSAS } from './people.ts'

driverContract('a browser on web.whatsapp.com', byOwnBrowser)
driverContract('the official Cloud API', byCloud)

it('lets the dialogs talk by the Cloud API as they are', { timeout: 60_000 }, async () => {
  const world = await createWorld()
  const api = await cloudApi()
  const cloud: { driver?: Driver & { webhook: string } } = {}
  const bot = createWhatsappBot({
    engine: world.engine,
    settings: { browserPath: null },
    pace: { gapMs: [0, 0], dailyCap: 1_000 },
    drive({ ears }) {
      const starting = startCloud({
        url: api.url,
        token: TOKEN,
        secret: APP_SECRET,
        numberId: NUMBER_ID,
        ears,
      })
      void starting.then((driver) => {
        cloud.driver = driver
        api.callsTo(driver.webhook)
      })
      return later(starting)
    },
  })
  onTestFinished(async () => {
    await bot.stop(5_000)
    await api.close()
  })
  await bot.start()
  const rosa = api.person(ROSA.phone, ROSA.name)
  rosa.say('Oi')
  await answered('Olá, Rosa')
  rosa.say('1')
  await answered('Com qual área você quer falar?')

  await world.opened(world.rosa, world.ana)
  await answered('está cuidando')
  const news = rosa.received().find(({ text }) => text.includes('está cuidando'))!
  rosa.say('Era a impressora', news.id)
  rosa.sendFile('tela.png', 'image/png', Buffer.from(samplePicture()), 'Veja')
  await answered('Anotado')
  await eventually(async () => {
    const logs = await world.db.rows(sql`select body from log order by id`)
    expect(logs[0]).toEqual({ body: 'Era a impressora' })
    const [file] = await world.db.rows<{ id: string }>(sql`select id from attachment`)
    expect(await world.engine.attachments.fetch(file!.id, { last: false })).toBe('done')
  }, 20_000)

  async function answered(words: string): Promise<void> {
    await eventually(
      () =>
        expect(
          rosa
            .received()
            .map(({ text }) => text)
            .join('\n'),
        ).toContain(words),
      20_000,
    )
  }
})

it('takes nothing from a webhook that is not signed, or is about another number', async () => {
  const { heard, ears } = hearing()
  const number = { url: 'http://127.0.0.1:9', token: TOKEN, secret: APP_SECRET, numberId: NUMBER_ID, ears }
  const driver = await startCloud(number)
  onTestFinished(() => driver.stop())
  const bodyFor = (numberId: string) => {
    const messages = [{ id: 'wamid.1', from: '5511', timestamp: '1', type: 'text', text: { body: 'Oi' } }]
    const value = { metadata: { phone_number_id: numberId }, messages }
    return JSON.stringify({ entry: [{ changes: [{ value }] }] })
  }
  const post = async (body: string, secret: string) => {
    const headers = { 'X-Hub-Signature-256': signatureOf(body, secret) }
    return (await fetch(driver.webhook, { method: 'POST', headers, body })).status
  }
  expect(await post(bodyFor(NUMBER_ID), 'somebody else’s')).toBe(401)
  expect(await post(bodyFor('999'), APP_SECRET)).toBe(200)
  expect(heard.notes).toEqual([])
  expect(await post(bodyFor(NUMBER_ID), APP_SECRET)).toBe(200)
  expect(heard.notes).toMatchObject([{ text: 'Oi' }])
})

/** A driver is there at once, also while it still starts. */
function later(starting: Promise<Driver>): Driver {
  let driver: Driver | null = null
  void starting.then((started) => {
    driver = started
  })
  return {
    isOpen: () => driver?.isOpen() ?? false,
    send: async (to, part) => driver?.send(to, part) ?? { kind: 'closed', reason: 'starting' },
    progress: async (id) => (await starting).progress(id),
    findSent: async (...asked) => (await starting).findSent(...asked),
    media: async (ref) => (await starting).media(ref),
    addresses: async (chat) => (await starting).addresses(chat),
    stop: async () => (await starting).stop(),
  }
}

async function byCloud(): Promise<Line> {
  const api = await cloudApi()
  const { heard, ears } = hearing()
  const driver = await startCloud({
    url: api.url,
    token: TOKEN,
    secret: APP_SECRET,
    numberId: NUMBER_ID,
    ears,
  })
  api.callsTo(driver.webhook)
  const rosa = api.person(ROSA.phone, ROSA.name)
  return {
    driver,
    heard,
    nobody: '5511900000000@c.us',
    rosa: {
      address: ROSAS,
      say: (text, { replyTo } = {}) => rosa.say(text, replyTo),
      sendFile: ({ name, mediaType, bytes, caption }) => rosa.sendFile(name, mediaType, bytes, caption),
      read: rosa.reads,
      received: () =>
        rosa.received().map(({ text, replyTo, file }) => ({
          text,
          replyTo,
          file: file && { name: file.name ?? '', bytes: file.bytes },
        })),
    },
    close: () => api.close(),
  }
}

async function byOwnBrowser(): Promise<Line> {
  const { path, trouble } = inject('browser')
  if (!path) throw new Error(trouble)
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-whatsapp-'))
  const simulator = createWhatsappSimulator()
  await simulator.listen({ browser: path })
  const { heard, ears } = hearing()
  const driver = byBrowser({ browserPath: simulator.browserPath, timing: { probeMs: 500, catchUpMs: 500 } })({
    number: null,
    ears,
    log,
    dataDir,
    remainingMs: () => 3_600_000,
    since: async () => new Date(),
    lastNumber: async () => null,
  })
  const code = await eventually(() => {
    const { qr } = heard.sessions.at(-1)!
    if (!qr) throw new Error('no QR code yet')
    return qr.code
  }, 60_000)
  simulator.own.scan(code)
  const rosa = simulator.phone(ROSA)
  return {
    driver,
    heard,
    nobody: '5511900000000@c.us',
    rosa: {
      address: ROSAS,
      say: (text, options = {}) => rosa.say(text, options).id,
      sendFile: ({ name, mediaType, bytes, caption }) =>
        rosa.sendFile({ filename: name, mimetype: mediaType, bytes, caption }).id,
      read: rosa.read,
      received: () =>
        rosa.received().map(({ body, quoted, media }) => ({
          text: body,
          replyTo: quoted ? `${quoted.fromMe}_${ROSAS}_${quoted.id}` : null,
          file: media ? { name: media.filename, bytes: media.bytes } : null,
        })),
    },
    async close() {
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
