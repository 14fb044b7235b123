import { Composer } from 'telegraf'
import { type Language, languageOf, type OutgoingMessage } from '#engine'
import type { DeskContext } from './context.ts'
import type { Visit } from './visit.ts'
import { deskWords } from './words.ts'

/** What is told to who is not let in: the only words that leave without a linked chat. */
export const AT_THE_DOOR = 'operators.door'

/** Lets in who is an operator now, and says the rest of them how to become one here. */
export const door = new Composer<DeskContext>()

door.on('my_chat_member', async (ctx) => {
  const { desk, to } = at(ctx)
  if (['kicked', 'left'].includes(ctx.myChatMember.new_chat_member.status))
    await desk.operatorChats.lose(to, 'blocked')
})

door.use(async (ctx, next) => {
  if (ctx.chat?.type === 'private') return next()
  if (ctx.chat && ctx.chat.type !== 'channel') await tell(ctx, words(ctx).onlyPrivate)
})

door.start(async (ctx, next) => {
  if (!ctx.payload) return next()
  const { desk, to } = at(ctx)
  const { first_name: first, last_name: last } = ctx.from
  const name = [first, last].filter(Boolean).join(' ')
  if (!(await desk.operatorChats.link({ externalId: to, name }, ctx.payload)))
    return tell(ctx, words(ctx).uselessLink)
  return next()
})

door.use(async (ctx, next) => {
  const { desk, to } = at(ctx)
  const { engine, tx } = ctx.place
  const arrival = await desk.operatorChats.arrive(to)
  if (!arrival) return tell(ctx, words(ctx).stranger)
  const { operator, chatId, onDuty } = arrival
  const { language, timeZone, actor } = operator
  if (operator.mustChangePassword) return tell(ctx, deskWords(language).mustChangePassword)
  const visit: Visit = {
    engine,
    desk,
    tx,
    to,
    chatId,
    operator,
    actor,
    onDuty,
    language,
    reader: { language, timeZone },
    said: [],
  }
  ctx.visit = visit
  await next()
  await desk.outbox.send(...visit.said)
})

function at({ place: { engine, tx }, chat, from }: DeskContext) {
  return { desk: engine.on(tx), to: String(chat?.id ?? from?.id) }
}

function words({ from }: DeskContext) {
  return deskWords(languageIn(from?.language_code))
}

function languageIn(code: string | undefined): Language {
  return languageOf(code)
}

async function tell(ctx: DeskContext, text: string): Promise<void> {
  const { desk, to } = at(ctx)
  const payload: OutgoingMessage = { text: [text] }
  await desk.outbox.send({ channel: 'operators', to, kind: AT_THE_DOOR, payload })
}
