import { describe, expect, it, onTestFinished } from 'vitest'
import { createSimulator } from '../../bots/simulator/index.ts'
import { freePort } from '../../engine/program/port.ts'
import { testDatabase } from '../database.ts'
import { answering, begin } from './program.ts'

const SECRET = 'q8Zr4Jw2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2A'
const OPERATORS_SECRET = 'w3Ks8Lm1Bv6Nc4Xz9Qp2Rt7Yd5Hf0Jg3E'

describe('bote start with a webhook', () => {
  it('is called by Telegram, answers the person, and takes nothing from strangers', {
    timeout: 60_000,
  }, async () => {
    const token = '9001:the-token-of-the-webhook-test'
    const simulator = createSimulator()
    simulator.addBot({ token, username: 'webhook_bot', name: 'Horizonte' })
    simulator.addPerson({ id: 501, firstName: 'Lia' })
    const operatorToken = '9002:the-token-of-the-operators-test'
    simulator.addBot({ token: operatorToken, username: 'equipe_bot', name: 'Equipe' })
    const apiRoot = await simulator.listen()
    onTestFinished(() => simulator.close())
    const db = await testDatabase({ migrated: false })
    const port = await freePort(31_400, '127.0.0.1')
    const origin = `http://127.0.0.1:${port}`
    const program = await begin(['start'], {
      env: {
        DATABASE_URL: db.url,
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: origin,
        TELEGRAM_BOT_TOKEN: token,
        TELEGRAM_API_ROOT: apiRoot,
        TELEGRAM_WEBHOOK_SECRET: SECRET,
        TELEGRAM_OPERATOR_BOT_TOKEN: operatorToken,
        TELEGRAM_OPERATOR_WEBHOOK_SECRET: OPERATORS_SECRET,
      },
    })
    await answering(`${origin}/readyz`, 200)

    const lia = simulator.chat(501)
    const answered = lia.waitFor(/\S/, { timeoutMs: 20_000 })
    lia.start()
    await answered

    const operator = simulator.chat(501, operatorToken)
    const refused = operator.waitFor('Este é o bot da equipe', { timeoutMs: 20_000 })
    operator.start()
    await refused

    const stranger = await fetch(`${origin}/telegram`, { method: 'POST', body: '{"update_id":1}' })
    expect(stranger.status).toBe(401)
    // What one bot's secret opens stays shut to the other's.
    const knock = async (path: string, secret: string) => {
      const headers = { 'X-Telegram-Bot-Api-Secret-Token': secret }
      return (await fetch(origin + path, { method: 'POST', headers, body: '{"update_id":1}' })).status
    }
    expect(await knock('/telegram/operators', SECRET)).toBe(401)
    expect(await knock('/telegram', OPERATORS_SECRET)).toBe(401)
    expect(await knock('/telegram/operators', OPERATORS_SECRET)).toBe(200)
    expect((await fetch(`${origin}/telegram/x`, { redirect: 'manual' })).status).not.toBe(401)

    const { code, out, err } = await program.stop()
    expect(code).toBe(0)
    expect(out + err).not.toContain('the-token-of')
    expect(out).not.toContain('Lia')
  })
})
