import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { silent, testDatabase } from '../database.ts'
import { bote, ownFolder } from './program.ts'

describe('a desk on the command line', () => {
  it('is seeded, backed up, refused over another, and put in its place', { timeout: 90_000 }, async () => {
    const cwd = await ownFolder()
    const [from, to] = [await testDatabase({ migrated: false }), await testDatabase({ migrated: false })]
    const at = (db: { url: string }) => ({ cwd, env: { DATABASE_URL: db.url, LOG_LEVEL: 'silent' } })

    const seeded = await bote(['seed'], at(from))
    expect(seeded.code).toBe(0)
    expect(seeded.out).toMatch(/otavio@horizonte\.example +[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4} +Otávio/)
    expect(await bote(['seed'], at(from))).toMatchObject({
      code: 1,
      err: expect.stringContaining('not empty'),
    })

    expect((await bote(['backup', 'desk.tar.gz'], at(from))).code).toBe(0)
    expect(existsSync(join(cwd, 'desk.tar.gz'))).toBe(true)
    expect(await bote(['backup', 'desk.tar.gz'], at(from))).toMatchObject({
      code: 2,
      err: expect.stringContaining('exists'),
    })

    expect(await bote(['restore', 'desk.tar.gz'], at(to))).toMatchObject({ code: 0 })
    expect(await count(to.url)).toEqual(await count(from.url))
    const again = await bote(['restore', 'desk.tar.gz'], at(to))
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })
    expect((await bote(['restore', 'desk.tar.gz', '--replace'], at(to))).code).toBe(0)
    expect(await bote(['restore', 'nothing.tar.gz'], at(to))).toMatchObject({ code: 2 })
  })

  it('adds operators, and refuses a weak password, a taken address and an unknown role', async () => {
    const db = await testDatabase()
    const options = { cwd: await ownFolder(), env: { DATABASE_URL: db.url, LOG_LEVEL: 'silent' } }
    const add = (input: string, ...more: string[]) =>
      bote(
        [
          'operator',
          'add',
          '--email',
          'ana@horizonte.example',
          '--name',
          'Ana Souza',
          '--password-stdin',
          ...more,
        ],
        { ...options, input },
      )
    expect(await add('12345')).toMatchObject({ code: 1, err: expect.stringContaining('too_short') })
    expect(await add('capivara-azul-7431\n')).toMatchObject({ code: 0 })
    expect(await add('capivara-azul-7431\n')).toMatchObject({
      code: 1,
      err: expect.stringContaining('email: taken'),
    })
    expect(await add('', '--role', 'king')).toMatchObject({
      code: 2,
      err: expect.stringContaining('agent, supervisor'),
    })
    expect(await bote(['operator', 'add', '--email', 'x'], options)).toMatchObject({ code: 2 })
    expect(await db.rows(sql`select email, role from operator`)).toEqual([
      { email: 'ana@horizonte.example', role: 'agent' },
    ])
  })

  it("prints a contact's invite link once the bot has said its name", { timeout: 60_000 }, async () => {
    const db = await testDatabase({ migrated: false })
    const options = { cwd: await ownFolder(), env: { DATABASE_URL: db.url, LOG_LEVEL: 'silent' } }
    await bote(['seed'], options)
    const unknown = await bote(['contact', 'invite', 'ninguem@primavera.example'], options)
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('no active contact') })
    const nameless = await bote(['contact', 'invite', 'luana@ferraz.example'], options)
    expect(nameless).toMatchObject({ code: 1, out: expect.stringContaining('TELEGRAM_BOT_TOKEN') })

    await db.query(sql`
      insert into channel_status (channel, state, data, updated_at)
      values ('telegram', 'ready', '{"username": "horizonte_bot"}', now())`)
    const { code, out } = await bote(['contact', 'invite', 'luana@ferraz.example'], options)
    expect(code).toBe(0)
    expect(out).toMatch(/^Luana Ferraz: https:\/\/t\.me\/horizonte_bot\?start=[\w-]{43}\n/)
  })

  it('is examined by the doctor, who says what to mend and how', async () => {
    const db = await testDatabase()
    const env = {
      DATABASE_URL: db.url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'a@b.example',
      LOG_LEVEL: 'silent',
    }
    const { code, out } = await bote(['doctor'], { env })
    expect(code).toBe(1)
    expect(out).toMatch(/^ok {4}Node/m)
    expect(out).toMatch(/^ok {4}Migrations +all applied/m)
    expect(out).toMatch(/^FAIL {2}Mail .*\n +→ correct SMTP_URL/m)
    expect(out).toMatch(/^warn {2}Telegram /m)
    expect(out).toMatch(/1 thing to mend first\.\n$/)
  })
})

async function count(url: string) {
  const db = openDatabase({ url, poolSize: 1, log: silent })
  const counts = await db.one(sql`
    select (select count(*)::int from ticket) as tickets, (select count(*)::int from event) as events,
      (select sum(count)::int from state_count) as counted, (select count(*)::int from chat) as chats`)
  await db.close()
  return counts
}
