import { goOnFilling, pressCaseButton, showByNumber, tellNotFound, writeOnCase } from './actions.ts'
import { aboutCase, type Case, caseAt, caseOfMessage } from './case/case.ts'
import { caseOfFiles } from './case/files.ts'
import { decodeChoice, newKey } from './choice-data.ts'
import { type Command, commandIn, isCommand, NEEDED } from './commands.ts'
import { begin, happen, hear, isWaiting, stepAside, takeFloor } from './floor.ts'
import { idsOf } from './form/description.ts'
import { fillIn, greet, listAtendimentos, listTickets, menuKeyboard, offerPending, sendFile } from './home.ts'
import { keptWords } from './homeless/dialog.ts'
import { type Content, quotableWords } from './incoming.ts'
import { offersTo } from './offers.ts'
import { refuseButton } from './refused-button.ts'
import { askLeave, choose, help } from './settings.ts'
import { isGreeting, isThanks } from './small-talk.ts'
import { remark, say, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/** Which dialog a message of a proven person is for. Any message has a home. */
export async function route(turn: Turn): Promise<void> {
  const { content, replyTo } = turn.message
  if (content.kind === 'choice') return press(turn, content.data)
  if (content.kind === 'text' && (await command(turn, content.text))) return
  if (replyTo && (await reply(turn, replyTo, content))) return
  if (comesBack(turn)) await stepAside(turn)
  if (isSmallTalk(turn, content)) return smallTalk(turn, content)
  if (content.kind === 'text' && isIdle(turn) && (await showByNumber(turn, content.text))) return
  if (await hear(turn)) return goOnFilling(turn)
  await atHome(turn, content)
}

async function press(turn: Turn, data: string): Promise<void> {
  if (await pressCaseButton(turn, data)) return
  const pressed = decodeChoice(data)
  if (pressed?.dialog === 'home' && pressed.verb === 'go') return go(turn, pressed.value)
  if (pressed?.dialog === 'home' && (await choose(turn, pressed.verb, pressed.value))) return
  if (pressed?.dialog === 'files') return filesOf(turn, caseOfFiles(pressed))
  if (pressed?.dialog === 'file') {
    const about = caseOfFiles(pressed)
    return sendFile(turn, about, Number(pressed.value)).catch((error) => tellNotFound(turn, about, error))
  }
  if (await hear(turn)) return goOnFilling(turn)
  if (pressed && (await wake(turn, pressed.dialog, pressed.key))) return
  if (pressed?.dialog === 'tickets') return listTickets(turn)
  if (pressed?.dialog === 'atendimentos') return listAtendimentos(turn)
  if (!pressed) refuseButton(turn)
  if (turn.isLate) return
  remark(turn, commonWords(turn.language).oldButton)
  turn.asks = true
}

/** An entry of the menu, where it is a list. */
async function go(turn: Turn, name: string): Promise<void> {
  if (!isCommand(name)) return refuseButton(turn)
  const needed = NEEDED[name]
  if (!needed || offersTo(turn)[needed]) return obey(turn, name)
  say(turn, { text: [commonWords(turn.language).notOffered], keyboard: menuKeyboard(turn) })
}

/** A button of a dialog that waits brings it back. */
async function wake(turn: Turn, dialog: string, key: string): Promise<boolean> {
  if (!isWaiting(dialog)) return false
  const waiting = turn.memory.waiting[dialog]
  if ((waiting?.context as { key?: string } | undefined)?.key !== key) return false
  await takeFloor(turn, dialog)
  await hear(turn)
  return true
}

async function filesOf(turn: Turn, about: Case): Promise<void> {
  await begin(turn, about.kind, aboutCase(about))
  await happen(turn, { type: 'files' })
}

/** The menu and the commands, in both languages, whatever is being talked about. */
async function command(turn: Turn, text: string): Promise<boolean> {
  const name = commandIn(text)
  if (!name) return false
  const needed = NEEDED[name]
  if (!needed || offersTo(turn)[needed]) {
    await obey(turn, name)
    return true
  }
  // The words of somebody else's menu are words like any other.
  if (!text.trim().startsWith('/')) return false
  say(turn, { text: [commonWords(turn.language).notOffered], keyboard: menuKeyboard(turn) })
  return true
}

async function obey(turn: Turn, name: Command): Promise<void> {
  if (NEEDED[name] && startsConversation(turn)) await offerPending(turn)
  switch (name) {
    case 'start':
      return greet(turn)
    case 'open':
    case 'contato':
      return fillIn(turn, name)
    case 'mine':
      return listTickets(turn)
    case 'atendimentos':
      return listAtendimentos(turn)
    case 'help':
      return help(turn)
    case 'leave':
      return askLeave(turn)
  }
}

/** A reply to a message about a case is a log of that case, unless that case just asked for words. */
async function reply(turn: Turn, replyTo: string, content: Content): Promise<boolean> {
  const text = quotableWords(content, commonWords(turn.language).forwarded)
  if (content.kind === 'edited' || (text.trim() === '' && turn.files.length === 0)) return false
  const about = await caseOfMessage(turn, replyTo)
  if (!about) return false
  const inside = caseAt(turn.memory.at)
  const isAsked = inside?.kind === about.kind && inside.id === about.id
  if (isAsked && (await hear(turn))) return true
  const { externalId } = turn.message
  await writeOnCase(turn, about, { text, attachmentIds: idsOf(turn.files), externalId })
  return true
}

/** Nothing was asked: the number of a case is a wish to see it. */
function isIdle({ memory: { at } }: Turn): boolean {
  return at === null || at.state === 'reading' || at.state === 'shown'
}

/** Inside a case and while filling in a form, even "obrigado" may be meant for it. */
function isSmallTalk({ memory: { at } }: Turn, content: Content): boolean {
  if (content.kind === 'sticker') return at === null
  if (content.kind !== 'text') return false
  const isIdle = at === null || at.state === 'shown'
  return isIdle ? isGreeting(content.text) || isThanks(content.text) : false
}

async function smallTalk(turn: Turn, content: Content): Promise<void> {
  const words = commonWords(turn.language)
  if (content.kind === 'text' && isGreeting(content.text)) return greet(turn)
  if (!turn.isLate) remark(turn, content.kind === 'sticker' ? words.sticker : words.youAreWelcome)
}

/** After a pause nobody is inside a case any more, and a greeting is no title. */
function comesBack(turn: Turn): boolean {
  const { at } = turn.memory
  const { content } = turn.message
  if (!at || pauseOf(turn) < PAUSE_MS) return false
  if (caseAt(at)) return at.state === 'reading'
  return content.kind === 'text' && isGreeting(content.text)
}

function startsConversation(turn: Turn): boolean {
  return pauseOf(turn) > NEW_CONVERSATION_MS
}

/** By the time at which it was written: what waited while we were away was no pause of the person's. */
function pauseOf({ memory: { heardAt }, message: { at }, now }: Turn): number {
  return heardAt === null ? Number.POSITIVE_INFINITY : (at ?? now).getTime() - Date.parse(heardAt)
}

const PAUSE_MS = 60 * 60_000
const NEW_CONVERSATION_MS = 8 * 60 * 60_000

/** Nobody expected it: kept, and the person is asked where it belongs. */
async function atHome(turn: Turn, content: Content): Promise<void> {
  const text = keptWords(content, turn)
  if (text === null) {
    if (!turn.isLate) remark(turn, commonWords(turn.language).notHeard)
    turn.asks = true
    return
  }
  if (turn.memory.waiting.homeless) {
    await takeFloor(turn, 'homeless')
    await hear(turn)
    turn.isWritingOn = false
    return
  }
  const { externalId } = turn.message
  await begin(turn, 'homeless', { key: newKey(), text, externalId, files: turn.files })
}
