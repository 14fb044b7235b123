import { createTransport } from 'nodemailer'
import type { Telegram } from '../bot-settings.ts'
import type { Config } from '../config.ts'
import { withoutSecrets } from '../log.ts'
import { type Finding, fail, ok, warn } from './finding.ts'

const PATIENCE_MS = 8_000

/** Signs in at the mail server, sends nothing. */
export async function checkMail(mail: Config['mail']): Promise<Finding> {
  if (!mail) {
    return warn('Mail', 'not set up: e-mail notices and password recovery wait', 'set SMTP_URL and MAIL_FROM')
  }
  const transport = createTransport(mail.smtpUrl, {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  } as object)
  const { host } = new URL(mail.smtpUrl)
  try {
    await transport.verify()
    return ok('Mail', `${host} takes our mail`)
  } catch (error) {
    return fail('Mail', `${host}: ${withoutSecrets((error as Error).message)}`, 'correct SMTP_URL')
  } finally {
    transport.close()
  }
}

type Answer = {
  ok: boolean
  description?: string
  result?: { username?: string; url?: string; last_error_message?: string; pending_update_count?: number }
}

/** The customers' bot. */
export function checkTelegram(telegram: Telegram): Promise<Finding[]> {
  return checkBot(telegram, { what: 'Telegram', setting: 'TELEGRAM_BOT_TOKEN', without: 'there is no bot' })
}

export function checkOperatorBot(telegram: Telegram): Promise<Finding[]> {
  return checkBot(telegram, {
    what: "Operators' bot",
    setting: 'TELEGRAM_OPERATOR_BOT_TOKEN',
    without: 'operators are told by e-mail and in the panel only',
  })
}

/** The token is asked for the bot's name; a webhook for what Telegram last complained about. */
async function checkBot(
  telegram: Telegram,
  { what, setting, without }: { what: string; setting: string; without: string },
): Promise<Finding[]> {
  if (telegram.mode === 'off')
    return [warn(what, `no token: ${without}`, `ask @BotFather for one and set ${setting}`)]
  const { apiRoot, token } = telegram
  const ask = async (method: string): Promise<Answer> => {
    const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return (await response.json()) as Answer
  }
  try {
    const me = await ask('getMe')
    if (!me.ok) {
      return [
        fail(
          what,
          `the token was refused (${me.description})`,
          `ask @BotFather for a fresh token and set ${setting}`,
        ),
      ]
    }
    const found = ok(what, `@${me.result?.username}, ${telegram.mode}`)
    const { result: hook } = await ask('getWebhookInfo')
    if (telegram.mode === 'webhook' && hook?.last_error_message) {
      return [
        found,
        warn(
          `${what}: webhook`,
          hook.last_error_message,
          `let Telegram reach ${telegram.url.origin} (HTTPS, port 443, 80, 88 or 8443)`,
        ),
      ]
    }
    return [found]
  } catch {
    return [
      fail(
        what,
        `${new URL(apiRoot).host} does not answer`,
        'let this machine reach it, or correct TELEGRAM_API_ROOT',
      ),
    ]
  }
}
