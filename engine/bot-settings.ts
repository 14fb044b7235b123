/** Without a token there is no bot; with a public address Telegram calls us, otherwise we ask it. */
export type Telegram =
  | { mode: 'off' }
  | { mode: 'polling'; token: string; apiRoot: string }
  | { mode: 'webhook'; token: string; apiRoot: string; url: URL; secret: string }

type Environment = {
  TELEGRAM_API_ROOT: string
  PUBLIC_URL?: URL | undefined
  TELEGRAM_BOT_TOKEN?: string | undefined
  TELEGRAM_WEBHOOK_SECRET?: string | undefined
  TELEGRAM_OPERATOR_BOT_TOKEN?: string | undefined
  TELEGRAM_OPERATOR_WEBHOOK_SECRET?: string | undefined
}

/** The customers' bot. What is wrong is added to `faults`. */
export function readTelegram(env: Environment, faults: string[]): Telegram {
  return readBot(env, faults, {
    token: env.TELEGRAM_BOT_TOKEN,
    secret: env.TELEGRAM_WEBHOOK_SECRET,
    secretName: 'TELEGRAM_WEBHOOK_SECRET',
    path: '/telegram',
  })
}

/** Another bot than the customers', with a secret of its own: what is meant for one must not open the other. */
export function readOperatorBot(env: Environment, faults: string[]): Telegram {
  const { TELEGRAM_OPERATOR_BOT_TOKEN: token, TELEGRAM_OPERATOR_WEBHOOK_SECRET: secret } = env
  if (token && token.split(':')[0] === env.TELEGRAM_BOT_TOKEN?.split(':')[0])
    faults.push(
      'TELEGRAM_OPERATOR_BOT_TOKEN: ask @BotFather for a second bot, because this is the bot of the customers (TELEGRAM_BOT_TOKEN)',
    )
  const secrets = [secret, env.TELEGRAM_WEBHOOK_SECRET].filter(Boolean)
  if (new Set(secrets).size < secrets.length)
    faults.push(
      'TELEGRAM_OPERATOR_WEBHOOK_SECRET: set another one than TELEGRAM_WEBHOOK_SECRET (openssl rand -hex 32)',
    )
  return readBot(env, faults, {
    token,
    secret,
    secretName: 'TELEGRAM_OPERATOR_WEBHOOK_SECRET',
    path: '/telegram/operators',
  })
}

function readBot(
  { TELEGRAM_API_ROOT: apiRoot, PUBLIC_URL: url }: Environment,
  faults: string[],
  bot: { token: string | undefined; secret: string | undefined; secretName: string; path: string },
): Telegram {
  const { token, secret, secretName, path } = bot
  if (!token) return { mode: 'off' }
  if (!url) return { mode: 'polling', token, apiRoot }
  if (!secret) {
    faults.push(
      `${secretName}: set 32 or more random letters and digits (openssl rand -hex 32), because PUBLIC_URL turns the webhook on and anybody could call it without`,
    )
    return { mode: 'off' }
  }
  return { mode: 'webhook', token, apiRoot, url: new URL(path, url), secret }
}
