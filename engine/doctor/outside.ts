import { createTransport } from 'nodemailer'
import type { Config, Telegram } from '../config.ts'
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

/** The token is asked for the bot's name; a webhook for what Telegram last complained about. */
export async function checkTelegram(telegram: Telegram): Promise<Finding[]> {
  if (telegram.mode === 'off') {
    return [
      warn('Telegram', 'no token: there is no bot', 'ask @BotFather for one and set TELEGRAM_BOT_TOKEN'),
    ]
  }
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
        fail('Telegram', `the token was refused (${me.description})`, 'ask @BotFather for a fresh token'),
      ]
    }
    const found = ok('Telegram', `@${me.result?.username}, ${telegram.mode}`)
    const { result: hook } = await ask('getWebhookInfo')
    if (telegram.mode === 'webhook' && hook?.last_error_message) {
      return [
        found,
        warn(
          'Webhook',
          hook.last_error_message,
          `let Telegram reach ${telegram.url.origin} (HTTPS, port 443, 80, 88 or 8443)`,
        ),
      ]
    }
    return [found]
  } catch {
    return [
      fail(
        'Telegram',
        `${new URL(apiRoot).host} does not answer`,
        'let this machine reach it, or correct TELEGRAM_API_ROOT',
      ),
    ]
  }
}
