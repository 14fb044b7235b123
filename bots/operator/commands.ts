import { Composer } from 'telegraf'
import type { DeskContext } from './context.ts'
import { findCase, showMine, showQueue } from './queue.ts'
import { say } from './visit.ts'
import { deskWords } from './words.ts'

/** In the order of the menu. */
export const COMMANDS = ['fila', 'meus', 'ticket', 'plantao', 'ajuda'] as const

export const commands = new Composer<DeskContext>()

commands.start((ctx) => {
  const t = deskWords(ctx.visit.language)
  const [name = ''] = ctx.visit.actor.name.split(' ')
  say(ctx.visit, { text: [t.welcome(name), '\n\n', t.help] })
})

commands.command('ajuda', (ctx) => say(ctx.visit, { text: [deskWords(ctx.visit.language).help] }))

commands.command('fila', (ctx) => showQueue(ctx.visit))

commands.command('meus', (ctx) => showMine(ctx.visit))

commands.command('ticket', (ctx) => findCase(ctx.visit, ctx.payload.trim()))

commands.command('plantao', async ({ visit, payload }) => {
  const t = deskWords(visit.language).duty
  const wanted = payload.trim().toLowerCase()
  if (wanted === 'on' || wanted === 'off') {
    await visit.desk.operatorChats.setDuty(visit.chatId, wanted === 'on')
    return say(visit, { text: [t[wanted]] })
  }
  say(visit, { text: [visit.onDuty ? t.on : t.off, ' ', t.how] })
})

commands.command('p', (ctx) => say(ctx.visit, { text: [deskWords(ctx.visit.language).noteWithoutReply] }))
