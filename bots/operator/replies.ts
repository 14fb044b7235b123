import type { Message } from 'grammy/types'
import { Composer } from 'telegraf'
import type { AtDesk, Words } from '#engine'
import { wordsOf } from '../bot-api/hidden-links.ts'
import { fileOf } from '../bot-api/incoming-file.ts'
import { describedWords } from '../bot-api/words.ts'
import { wholeAlbum } from './album.ts'
import { caseAt } from './case.ts'
import type { DeskContext } from './context.ts'
import { meaningOf } from './prompt.ts'
import { search } from './queue.ts'
import { proposeSolution } from './solving.ts'
import { attempt, say, type Visit } from './visit.ts'
import { deskWords } from './words.ts'

const PRIVATELY = /^\/p(?:@\w+)?(?=\s|$)\s*/

/** A reply to a notice is a public log of its case; with /p in front a private one; to a question its answer. */
export const replies = new Composer<DeskContext>()

replies.on('message', async (ctx, next) => {
  const messages = await wholeAlbum(ctx)
  if (messages.length === 0) return
  const to = messages.find((message) => message.reply_to_message)?.reply_to_message
  const text = messages.flatMap((message) => wordsOf(message) ?? []).join('\n')
  const isCommand = text.startsWith('/') && !PRIVATELY.test(text)
  if (!to || isCommand) return next()
  await takeReply(ctx.visit, messages, to, text)
})

async function takeReply(
  visit: Visit,
  messages: readonly Message[],
  to: Message,
  text: string,
): Promise<void> {
  const t = deskWords(visit.language)
  const said = await visit.desk.operatorChats.said(visit.chatId, String(to.message_id))
  const about = said?.about ?? (await namedIn(visit, to))
  if (!about) return say(visit, { text: [t.replyUnknown] })
  const { act, ...chosen } = meaningOf(said?.replyMeans ?? null)
  const isPrivate = PRIVATELY.test(text)
  await attempt(visit, about, async () => {
    const words = await broughtWith(visit, messages, text.replace(PRIVATELY, ''))
    if (!words) return
    const at = caseAt(visit, about)
    const done = (sentence: string) => say(visit, { text: [sentence] }, about)
    if (isPrivate) return done(t.noted(await at.note(words)))
    switch (act) {
      case 'ask':
        return done(t.asked(await at.ask(words)))
      case 'solve':
        return proposeSolution(visit, about, words, (chosen as { ending: string | null }).ending)
      case 'forward':
        return done(t.forwarded(await at.forward(words, (chosen as { way: string }).way)))
      default:
        return done(t.written(await at.write(words)))
    }
  })
}

/** A long notice came in several messages, of which only the last is known: its first names the case. */
async function namedIn(visit: Visit, { from, text }: Message): Promise<AtDesk | null> {
  if (!from?.is_bot) return null
  const number = /^(?:Protocolo |Protocol )?(\S+) · /.exec(text ?? '')?.[1]
  const found = number ? await search(visit, number) : []
  return found.find((one) => one.number === number)?.about ?? null
}

/** The words and files of what was sent together; null when a file cannot be taken, which is said. */
async function broughtWith(visit: Visit, messages: readonly Message[], text: string): Promise<Words | null> {
  const { attachments } = visit.desk
  const attachmentIds: string[] = []
  for (const message of messages) {
    const file = fileOf(message, describedWords(visit.language), 'operators')
    if (!file) continue
    const { id, name, state } = await attachments.pending(visit.actor, file)
    attachmentIds.push(id)
    if (state !== 'missing') continue
    for (const noted of attachmentIds) await attachments.discard(visit.actor, noted)
    say(visit, { text: [deskWords(visit.language).tooLarge(name)] })
    return null
  }
  return { text, attachmentIds }
}
