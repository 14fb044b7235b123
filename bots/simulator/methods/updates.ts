import { badRequest } from '../http/api-error.ts'
import type { MethodCall, Methods } from './method.ts'

export const updateMethods: Methods = {
  getUpdates: async ({ sim, bot, params, signal }) => {
    setAllowed({ bot, params })
    const limit = params.integer('limit') ?? 100
    return sim.updates.of(bot).polling.poll({
      offset: params.integer('offset'),
      limit: limit >= 1 && limit <= 100 ? limit : 100,
      timeout: Math.min(50, Math.max(0, params.integer('timeout') ?? 0)),
      signal,
    })
  },
  setWebhook: ({ sim, bot, params }) => {
    const { queue, polling, webhook } = sim.updates.of(bot)
    const url = params.text('url') ?? ''
    if (url !== '') checkWebhook(url, params.text('secret_token'))
    setAllowed({ bot, params })
    if (params.flag('drop_pending_updates')) queue.clear()
    if (url === '') {
      webhook.remove()
    } else {
      const asked = params.integer('max_connections') ?? 40
      webhook.set({
        url,
        secretToken: params.text('secret_token'),
        maxConnections: Math.min(100, Math.max(1, asked)),
      })
      polling.endBecauseOfWebhook()
    }
    return true
  },
  deleteWebhook: ({ sim, bot, params }) => {
    const { queue, webhook } = sim.updates.of(bot)
    webhook.remove()
    if (params.flag('drop_pending_updates')) queue.clear()
    return true
  },
  getWebhookInfo: ({ sim, bot }) => {
    const { queue, webhook } = sim.updates.of(bot)
    const { url, maxConnections, lastError, lastErrorAt } = webhook.info()
    return {
      url,
      has_custom_certificate: false,
      pending_update_count: queue.size,
      ...(lastError && { last_error_message: lastError, last_error_date: lastErrorAt }),
      ...(url && { max_connections: maxConnections, ip_address: '127.0.0.1' }),
      ...(bot.allowedUpdates && { allowed_updates: bot.allowedUpdates }),
    }
  },
  logOut: () => true,
  close: () => true,
}

function setAllowed({ bot, params }: Pick<MethodCall, 'bot' | 'params'>) {
  const allowed = params.json<unknown>('allowed_updates')
  if (allowed === undefined) return
  if (!Array.isArray(allowed)) throw badRequest("can't parse allowed updates: expected an Array")
  bot.allowedUpdates = allowed.map(String)
}

function checkWebhook(url: string, secret: string | undefined) {
  // The public server insists on HTTPS; a self-hosted one in local mode, as this one, takes HTTP too.
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw badRequest('bad webhook: Failed to parse URL')
  if (secret && !/^[\w-]{1,256}$/.test(secret)) throw badRequest('secret token contains unallowed characters')
}
