import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { createSimulator } from '../../../bots/simulator/index.ts'
import { checkDatabase } from '../../../engine/doctor/database.ts'
import { checkBrowser, checkDataFolder, checkDisk, checkNode } from '../../../engine/doctor/machine.ts'
import { checkMail, checkTelegram } from '../../../engine/doctor/outside.ts'
import { testDatabase } from '../../database.ts'

const SAO_PAULO = 'America/Sao_Paulo'

describe('the doctor', () => {
  it('knows which Node is too old', () => {
    expect(checkNode('20.19.0').level).toBe('ok')
    expect(checkNode('24.1.0').level).toBe('ok')
    expect(checkNode('20.18.3')).toMatchObject({ level: 'fail', todo: expect.stringContaining('20.19') })
    expect(checkNode('18.20.0').level).toBe('fail')
  })

  it('finds a folder that can be written, and one that cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bote-doctor-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    expect((await checkDataFolder(folder)).level).toBe('ok')
    await writeFile(join(folder, 'file'), '')
    expect(await checkDataFolder(join(folder, 'file', 'data'))).toMatchObject({
      level: 'fail',
      todo: expect.stringContaining('BOTE_DATA_DIR'),
    })
    expect((await checkDisk(folder)).says).toMatch(/GB free of/)
  })

  it('finds the database, its migrations, and the time', async () => {
    const db = await testDatabase()
    const findings = await checkDatabase(db.url, false, SAO_PAULO)
    expect(findings.map(({ what, level }) => [what, level])).toEqual([
      ['Database', 'ok'],
      ['Migrations', 'ok'],
      ['Clock', 'ok'],
    ])
    const bare = await testDatabase({ migrated: false })
    expect((await checkDatabase(bare.url, false, SAO_PAULO))[1]).toMatchObject({
      what: 'Migrations',
      level: 'warn',
      todo: expect.stringContaining('bote migrate'),
    })
  })

  it('says what to do when the database is away', async () => {
    const [finding] = await checkDatabase('postgresql://bote:senha@127.0.0.1:1/bote', false, SAO_PAULO)
    expect(finding).toMatchObject({ level: 'fail', todo: expect.stringContaining('DATABASE_URL') })
    expect(JSON.stringify(finding)).not.toContain('senha')
  })

  it('signs in at the mail server, and says so when it may not', async () => {
    const server = new SMTPServer({
      authOptional: true,
      onAuth: ({ password }, _, done) => done(password === 'certa' ? null : new Error('no'), { user: 'x' }),
      allowInsecureAuth: true,
      hideSTARTTLS: true,
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.server.address() as AddressInfo
    const mail = (password: string) => ({
      smtpUrl: `smtp://ana:${password}@127.0.0.1:${port}`,
      from: 'a@b.example',
    })
    expect((await checkMail(mail('certa'))).level).toBe('ok')
    const refused = await checkMail(mail('errada'))
    expect(refused.level).toBe('fail')
    expect(JSON.stringify(refused)).not.toContain('errada')
    expect((await checkMail(null)).level).toBe('warn')
  })

  it('asks Telegram who the bot is, and tells a wrong token from a missing network', async () => {
    const token = '4242:the-token-of-the-doctors-bot'
    const simulator = createSimulator()
    simulator.addBot({ token, username: 'doutor_bot', name: 'Doutor' })
    const apiRoot = await simulator.listen()
    onTestFinished(() => simulator.close())
    expect(await checkTelegram({ mode: 'polling', token, apiRoot })).toEqual([
      expect.objectContaining({ level: 'ok', says: '@doutor_bot, polling' }),
    ])
    const [refused] = await checkTelegram({
      mode: 'polling',
      token: '4242:another-token-altogether',
      apiRoot,
    })
    expect(refused).toMatchObject({ level: 'fail', todo: expect.stringContaining('@BotFather') })
    const [away] = await checkTelegram({ mode: 'polling', token, apiRoot: 'http://127.0.0.1:1' })
    expect(away).toMatchObject({ level: 'fail', todo: expect.stringContaining('TELEGRAM_API_ROOT') })
    expect(JSON.stringify([refused, away])).not.toMatch(/the-token|another-token/)
    expect((await checkTelegram({ mode: 'off' }))[0]?.level).toBe('warn')
  })

  it('passes on what Telegram says of a webhook it cannot reach', async () => {
    const server: Server = createServer((request, response) => {
      const result = request.url?.endsWith('getMe')
        ? { username: 'doutor_bot' }
        : { url: 'https://x', last_error_message: 'Connection refused' }
      response.end(JSON.stringify({ ok: true, result }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const findings = await checkTelegram({
      mode: 'webhook',
      token: '4242:the-token-of-the-doctors-bot',
      apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      url: new URL('https://suporte.example/telegram'),
      secret: 'x'.repeat(32),
    })
    expect(findings[1]).toMatchObject({
      what: 'Telegram: webhook',
      level: 'warn',
      says: 'Connection refused',
    })
  })

  it('looks for a browser, and refuses a wrong CHROMIUM_PATH', async () => {
    expect((await checkBrowser('/nowhere/chromium')).level).toBe('fail')
    const { path } = inject('browser')
    expect(await checkBrowser(path!)).toMatchObject({
      level: 'ok',
      says: expect.stringMatching(/^Chromium \d+\.[\d.]+, \//),
    })
    expect(await checkBrowser('/bin/false')).toMatchObject({ level: 'fail' })
  })
})
