import { type Arrival, type Engine, formatWeekdayTime, type Tx } from '#engine'
import { gatherAlbum, isAbandoned, joinAlbum, takeAlbum } from './album.ts'
import { compose } from './answer.ts'
import { followAnswerByHand } from './by-hand/answer.ts'
import { isTalkedToByHand, listen } from './by-hand/listening.ts'
import { caseAt } from './case/case.ts'
import { followEdit, followRevocation } from './edits.ts'
import { noteFiles } from './files.ts'
import { happen, knows } from './floor.ts'
import { isForm } from './form/form.ts'
import { answerGroup } from './group.ts'
import { inviteIn } from './identify/dialog.ts'
import { rewordFirstWords } from './identify/first-words.ts'
import { identifyFirst } from './identify/welcome.ts'
import { identifyWords } from './identify/words.ts'
import type { IncomingMessage } from './incoming.ts'
import { wordsIn } from './incoming.ts'
import { draftsIn, fromRow, toRow } from './memory.ts'
import { hasButtons, hearNumber } from './numbered/index.ts'
import { count, isCalm } from './pace.ts'
import { isGated, waitAtGate } from './plan-gate/gate.ts'
import { reportRefused } from './refused-button.ts'
import { route } from './router.ts'
import { type Desk, remark, say, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

export type ConversationOptions = {
  engine: Engine
  channel: 'telegram' | 'whatsapp'
  /** The largest file that the channel brings us, in bytes. */
  receives: number
  /** How people find the private chat, for those who write in a group. */
  ownName(): string | null
  /** The number that the channel itself vouches for as this chat's own, where it knows one. */
  vouchedPhone?(desk: Desk, chat: string): Promise<string | null>
}

/**
 * The customers' dialogs, in no channel's own format. `handle` answers one message in the transaction that marks it
 * done: what it means, what it changes, what is said and what is remembered commit together.
 */
export function conversation(options: ConversationOptions) {
  const { engine, channel } = options

  async function handle(message: IncomingMessage, tx: Tx): Promise<void> {
    const desk = engine.on(tx)
    const { chat, content } = message
    if (content.kind === 'silent' || chat.kind === 'channel') return
    if (content.kind === 'moved') return desk.chats.move(channel, chat.id, content.to)
    if (content.kind === 'blocked') return desk.chats.lose(channel, chat.id, 'blocked')
    if (content.kind === 'unblocked') return desk.chats.regain(channel, chat.id)
    const arrival = await desk.chats.arrive({ channel, externalId: chat.id, ...message.from })
    const turn = turnOf(message, arrival, desk, tx)
    if (content.kind === 'byHand') return followAnswerByHand(turn, content)
    if (chat.kind === 'group') answerGroup(turn, options.ownName())
    else if (isTalkedToByHand(turn)) await overhear(turn)
    else await answer(turn)
    await finish(turn, arrival)
  }

  async function overhear(turn: Turn): Promise<void> {
    describePhone(turn)
    await listen(turn)
    fallSilent(turn)
  }

  async function answer(turn: Turn): Promise<void> {
    const isAnswered = isNumbered(turn) && (await hearNumber(turn))
    const { pace, isFlood } = count(turn)
    const isHeardOut = turn.message.content.kind === 'choice' || isCalm(turn)
    turn.memory.pace = pace
    if (!isAnswered) await converse(turn)
    if (!isFlood) return
    if (!isHeardOut) fallSilent(turn)
    if (pace.noticed || turn.isLate || isGated(turn)) return
    turn.memory.pace = { ...pace, noticed: true }
    const { language, person } = turn
    // Of what strangers write only so much is kept, so nothing more is promised.
    say(turn, { text: [person ? commonWords(language).tooFast : identifyWords(language).keptEnough] })
  }

  async function converse(turn: Turn): Promise<void> {
    const { content } = turn.message
    if (isGated(turn)) return waitAtGate(turn, () => ownPhone(turn))
    if (!turn.person && content.kind === 'edited') return rewordFirstWords(turn, content.text)
    if (!turn.person && content.kind === 'revoked') return rewordFirstWords(turn, '')
    if (!turn.person || inviteIn(content)) return identifyFirst(turn)
    if (content.kind === 'edited') return followEdit(turn, content.text)
    if (content.kind === 'revoked') return followRevocation(turn)
    if (content.kind === 'unusable') return tellUnusable(turn, content.what)
    describePhone(turn)
    if (isAbandoned(turn)) await answerAbandoned(turn)
    if (content.kind === 'files') turn.files = await noteFiles(turn, content.files)
    const album = await gatherAlbum(turn, channel)
    if (album === 'gathering') return
    if (album === 'straggler') return followAlbum(turn)
    await route(turn)
    rememberWords(turn)
    if (!turn.isLate) await tellClosed(turn)
    if (await goesOn(turn)) turn.asks = false
  }

  async function ownPhone({ desk, chat }: Turn): Promise<string | null> {
    return (await options.vouchedPhone?.(desk, chat.externalId)) ?? null
  }

  async function answerAbandoned(turn: Turn): Promise<void> {
    const { message, files } = turn
    takeAlbum(turn)
    await route(turn)
    Object.assign(turn, { message, files })
  }

  async function followAlbum(turn: Turn): Promise<void> {
    if (await joinAlbum(turn)) return
    const isHeard = await happen(turn, {
      type: turn.memory.at?.dialog === 'homeless' ? 'more' : 'brought',
      text: wordsIn(turn.message.content) ?? '',
      files: turn.files,
      externalId: turn.message.externalId,
    } as { type: string })
    if (!isHeard) await route(turn)
    fallSilent(turn)
  }

  /** Long after, and with more to come, only the last message of a chat is answered. */
  async function goesOn(turn: Turn): Promise<boolean> {
    if (!turn.isLate) return false
    return turn.desk.conversations.chatGoesOn(channel, turn.chat.externalId)
  }

  async function tellClosed(turn: Turn): Promise<void> {
    if (!turn.closedNoticeFor) return
    const closed = await turn.desk.chats.tellOnce(turn.chat, turn.closedNoticeFor)
    if (!closed) return
    const words = commonWords(turn.language)
    const reader = { language: turn.language, timeZone: closed.timeZone }
    const text = closed.opensAt ? words.closed(formatWeekdayTime(closed.opensAt, reader)) : words.closedLong
    say(turn, { text: [text] })
  }

  async function finish(turn: Turn, arrival: Arrival): Promise<void> {
    const outgoing = await compose(turn)
    if (outgoing.length > 0) {
      turn.memory.answeredAt = arrival.at.toISOString()
      const ids = await turn.desk.outbox.send(...outgoing)
      const last = outgoing.findLastIndex(({ payload }) => 'choices' in payload)
      if (last >= 0)
        turn.memory.asked = { outboxId: ids[last]!, isQuestion: turn.memory.at !== null && turn.asks }
    }
    if (turn.isDeedDone) turn.memory.pressedOn = null
    if (turn.isButtonRefused) turn.tx.afterCommit(() => reportRefused(engine, turn))
    turn.memory.heardAt = turn.now.toISOString()
    noteDraft(turn)
    const { state, context } = toRow(turn.memory)
    await turn.desk.conversations.save(turn.chat.id, state, context)
  }

  function turnOf(message: IncomingMessage, arrival: Arrival, desk: Desk, tx: Tx): Turn {
    const now = engine.clock.now()
    const memory = fromRow(arrival.conversation, knows)
    return {
      message,
      desk,
      tx,
      now,
      chat: arrival.chat,
      person: arrival.person,
      customers: arrival.customers,
      language: arrival.chat.language,
      memory,
      isHurried: memory.answeredAt !== null && message.receivedAt.getTime() <= Date.parse(memory.answeredAt),
      isLate: message.at !== null && now.getTime() - message.at.getTime() > LATE_MS,
      sizeLimit: `${Math.floor(options.receives / (1024 * 1024))} MB`,
      files: [],
      remarks: [],
      replies: [],
      asks: false,
      isWritingOn: false,
      next: null,
      isInPassing: false,
      isDeedDone: false,
      isButtonRefused: false,
      closedNoticeFor: null,
    }
  }

  return { handle }
}

const LATE_MS = 10 * 60_000

function fallSilent(turn: Turn): void {
  turn.remarks.length = 0
  turn.replies.length = 0
  turn.asks = false
}

/** What was chosen by number counts as pressed. */
function isNumbered(turn: Turn): boolean {
  return turn.person !== null && !hasButtons(turn.chat) && !isGated(turn)
}

/** To a proven person a shared contact is information for the team. */
function describePhone(turn: Turn): void {
  const { content } = turn.message
  if (content.kind !== 'phone') return
  const text = `👤 ${content.name} ${content.phone}`
  turn.message = { ...turn.message, content: { kind: 'described', text } }
}

/** Whatever was asked stays asked. */
function tellUnusable(turn: Turn, what: 'call' | 'viewOnce' | 'unreadable'): void {
  if (turn.isLate) return
  remark(turn, commonWords(turn.language).unusable[what])
  turn.asks = true
}

function rememberWords(turn: Turn): void {
  const { content } = turn.message
  // What was decided is decided: the words with it contradict nothing.
  if (turn.isDeedDone) {
    turn.memory.lastWords = null
    return
  }
  if (content.kind !== 'text' && content.kind !== 'files') return
  const ticketId = caseAt(turn.memory.at)?.id ?? null
  turn.memory.lastWords = { text: content.text.slice(0, 500), ticketId, at: turn.now.toISOString() }
}

/** Which half-filled form was touched last, and when. */
function noteDraft({ memory, now }: Turn): void {
  const { at } = memory
  if (isForm(at?.dialog)) Object.assign(memory, { lastDraft: at.dialog, draftTouchedAt: now.toISOString() })
  else if (draftsIn(memory).length === 0) Object.assign(memory, { lastDraft: null, draftTouchedAt: null })
  else memory.draftTouchedAt ??= now.toISOString()
}
