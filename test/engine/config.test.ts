import { describe, expect, it } from 'vitest'
import { BadConfiguration, readConfig } from '../../engine/config.ts'

const STRONG = 'q8Zr4Jw2Tn6Yb1Xk7Vd3Mh9Pf5Lc0Gs2A'

describe('the configuration', () => {
  it('needs nothing: an embedded database, the panel, no bot', () => {
    expect(readConfig({})).toMatchObject({
      databaseUrl: null,
      dataDir: 'data',
      port: 3000,
      timeZone: 'America/Sao_Paulo',
      roles: ['web', 'telegram', 'operator-bot', 'whatsapp', 'worker'],
      telegram: { mode: 'off' },
      operatorBot: { mode: 'off' },
      whatsapp: 'off',
      mail: null,
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: ' ', SESSION_SECRET: '' })).toEqual(readConfig({}))
  })

  it('asks Telegram for updates when there is no public address, and is called otherwise', () => {
    const token = '123456:abcdefghijklmnop'
    expect(readConfig({ TELEGRAM_BOT_TOKEN: token }).telegram).toEqual({
      mode: 'polling',
      token,
      apiRoot: 'https://api.telegram.org',
    })
    const called = {
      TELEGRAM_BOT_TOKEN: token,
      PUBLIC_URL: 'https://a.example',
      TELEGRAM_WEBHOOK_SECRET: STRONG,
    }
    expect(readConfig(called).telegram).toMatchObject({
      mode: 'webhook',
      secret: STRONG,
      url: new URL('https://a.example/telegram'),
    })
  })

  it('drives a WhatsApp number only when somebody wants it', () => {
    expect(readConfig({ WHATSAPP: 'on' }).whatsapp).toBe('on')
    expect(faults({ WHATSAPP: 'yes' })).toEqual(['WHATSAPP: use on or off'])
  })

  it('refuses the webhook without a secret: anybody could call it', () => {
    expect(
      faults({ TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnop', PUBLIC_URL: 'https://a.example' }),
    ).toEqual([expect.stringMatching(/^TELEGRAM_WEBHOOK_SECRET: set 32 or more/)])
  })

  it("gives the operators' bot an address and a secret of its own", () => {
    const both = {
      TELEGRAM_BOT_TOKEN: '123456:abcdefghijklmnop',
      TELEGRAM_OPERATOR_BOT_TOKEN: '654321:abcdefghijklmnop',
    }
    expect(readConfig(both).operatorBot).toMatchObject({ mode: 'polling', token: '654321:abcdefghijklmnop' })
    const called = { ...both, PUBLIC_URL: 'https://a.example', TELEGRAM_WEBHOOK_SECRET: STRONG }
    expect(faults(called)).toEqual([
      expect.stringMatching(/^TELEGRAM_OPERATOR_WEBHOOK_SECRET: set 32 or more/),
    ])
    expect(faults({ ...called, TELEGRAM_OPERATOR_WEBHOOK_SECRET: STRONG })).toEqual([
      expect.stringMatching(/^TELEGRAM_OPERATOR_WEBHOOK_SECRET: set another one/),
    ])
    const own = STRONG.toLowerCase()
    expect(readConfig({ ...called, TELEGRAM_OPERATOR_WEBHOOK_SECRET: own }).operatorBot).toMatchObject({
      mode: 'webhook',
      secret: own,
      url: new URL('https://a.example/telegram/operators'),
    })
  })

  it("refuses the customers' bot as the operators'", () => {
    const token = '123456:abcdefghijklmnop'
    expect(faults({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_OPERATOR_BOT_TOKEN: token })).toEqual([
      expect.stringMatching(/^TELEGRAM_OPERATOR_BOT_TOKEN: ask @BotFather for a second bot/),
    ])
  })

  it.each([
    ['short', 'q8Zr4Jw2Tn6Yb1Xk'],
    ['an example', 'change-me-to-something-long-and-random'],
    ['a word repeated', 'secretsecretsecretsecretsecretsecret'],
    ['one letter', 'a'.repeat(40)],
    ['the beginning of the digits', `0123456789${'x7'.repeat(20)}`],
  ])('refuses a session secret that is %s', (_, secret) => {
    expect(faults({ SESSION_SECRET: secret })).toEqual([expect.stringMatching(/^SESSION_SECRET: /)])
  })

  it.each([
    ['DATABASE_URL', 'mysql://localhost/bote'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['BOTE_TIMEZONE', 'Brazil/Nowhere'],
    ['BOTE_ROLES', 'web,cook'],
    ['BOTE_ROLES', ','],
    ['TELEGRAM_BOT_TOKEN', 'token'],
    ['TELEGRAM_OPERATOR_BOT_TOKEN', 'token'],
    ['TELEGRAM_API_ROOT', 'ftp://api.telegram.org'],
    ['PUBLIC_URL', 'suporte.empresa.com.br'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['SMTP_URL', 'mail.empresa.com.br'],
    ['TRUST_PROXY', 'everybody'],
    ['OUTSIDE_NETWORKS', '10.0.0.0/8, all'],
    ['OUTSIDE_NETWORKS', '10.0.0.0/33'],
    ['TICKET_NUMBER_FORMAT', 'NNNN'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_POOL', '1'],
  ])('refuses %s=%s in one line that names it', (name, value) => {
    expect(faults({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: \\S`))])
  })

  it('refuses mail without a sender, and a sender that would smuggle in a header', () => {
    expect(faults({ SMTP_URL: 'smtp://mail.example' })).toEqual([expect.stringMatching(/^MAIL_FROM: /)])
    expect(faults({ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toEqual(
      [expect.stringMatching(/^MAIL_FROM: /)],
    )
  })

  it('names all faults at once', () => {
    expect(faults({ PORT: 'x', LOG_LEVEL: 'y', BOTE_ROLES: 'z' })).toHaveLength(3)
  })
})

function faults(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof BadConfiguration) return error.faults
    throw error
  }
  return []
}
