import type { BotCommand } from 'grammy/types'
import { chatChanged } from '../chat.ts'
import { badRequest } from '../http/api-error.ts'
import type { Params } from '../http/params.ts'
import type { Simulation } from '../simulation.ts'
import { type Bot, botUser } from '../world.ts'
import type { Method, Methods } from './method.ts'

/** What a bot says of itself: name, descriptions, commands, menu button. */
export const profileMethods: Methods = {
  getMe: ({ bot }) => ({
    ...botUser(bot),
    can_join_groups: true,
    can_read_all_group_messages: bot.readsGroups,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
    supports_guest_queries: false,
  }),
  setMyCommands: ({ sim, bot, params }) => {
    const commands = checkCommands(params.json('commands'))
    const place = placeOf(params)
    bot.commands = [...bot.commands.filter((set) => !isAt(set, place)), { ...place, commands }]
    refresh(sim, bot)
    return true
  },
  deleteMyCommands: ({ sim, bot, params }) => {
    const place = placeOf(params)
    bot.commands = bot.commands.filter((set) => !isAt(set, place))
    refresh(sim, bot)
    return true
  },
  getMyCommands: ({ bot, params }) => bot.commands.find((set) => isAt(set, placeOf(params)))?.commands ?? [],
  setChatMenuButton: ({ bot, params }) => {
    bot.menuButton = params.json('menu_button') ?? { type: 'default' }
    return true
  },
  getChatMenuButton: ({ bot }) => bot.menuButton,
  ...described('Name', 'name', 64),
  ...described('Description', 'description', 512),
  ...described('ShortDescription', 'short_description', 120),
  setMyDefaultAdministratorRights: () => true,
}

/** The commands a person sees: their language's, else those for everybody; private chats' first. */
export function commandsFor(bot: Bot, languageCode: string): BotCommand[] {
  const language = languageCode.slice(0, 2)
  for (const scope of ['all_private_chats', 'default']) {
    for (const wanted of [language, '']) {
      const found = bot.commands.find((set) => isAt(set, { scope, language: wanted }))
      if (found) return found.commands
    }
  }
  return []
}

export function descriptionFor(bot: Bot, languageCode: string): string {
  const language = languageCode.slice(0, 2)
  return bot.descriptions[`description:${language}`] ?? bot.descriptions['description:'] ?? ''
}

function described(name: string, field: string, limit: number): Record<string, Method> {
  return {
    [`setMy${name}`]: ({ sim, bot, params }) => {
      const text = params.text(field) ?? ''
      if (text.length > limit) throw badRequest(`bot ${field.replace('_', ' ')} is too long`)
      bot.descriptions[`${field}:${params.text('language_code') ?? ''}`] = text
      refresh(sim, bot)
      return true
    },
    [`getMy${name}`]: ({ bot, params }) => ({
      [field]:
        bot.descriptions[`${field}:${params.text('language_code') ?? ''}`] ??
        (field === 'name' ? bot.name : ''),
    }),
  }
}

function checkCommands(commands: unknown): BotCommand[] {
  if (!Array.isArray(commands)) throw badRequest("can't parse commands list: expected an Array")
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return commands.map(({ command, description }: BotCommand) => {
    const name = String(command).replace(/^\//, '')
    if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
    if (!description || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command: name, description }
  })
}

function placeOf(params: Params) {
  const scope = params.json<{ type: string; chat_id?: number }>('scope')
  return {
    scope: scope ? [scope.type, scope.chat_id].filter(Boolean).join(':') : 'default',
    language: params.text('language_code') ?? '',
  }
}

function isAt(
  set: { scope: string; language: string },
  { scope, language }: { scope: string; language: string },
) {
  return set.scope === scope && set.language === language
}

function refresh(sim: Simulation, bot: Bot) {
  for (const chat of sim.world.chats.values()) if (chat.botId === bot.id) chatChanged(sim.world, chat)
}
