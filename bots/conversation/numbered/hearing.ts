import { decodeAction, decodeAtendimentoAction, plainText, type ShownChoices } from '#engine'
import { commandIn } from '../commands.ts'
import { currentQuestion } from '../floor.ts'
import { menuKeyboard } from '../home.ts'
import { shortened } from '../shortened.ts'
import { remark, say, type Turn } from '../turn.ts'
import { type Entry, entriesOf, entryCalled, type Said } from './numbering.ts'
import { typedIn } from './typed.ts'
import { numberedWords } from './words.ts'

type Offered = Entry & { on: string }
/** A list that the person has before them. `shown` null: the question at hand, which can be asked again. */
type List = { title: string; entries: Offered[]; shown: ShownChoices | null }
type Hit = { entry: Offered; list: List }

/**
 * Where there are no buttons, a number or the words of a label are one pressed: of the list that is quoted, else of the
 * last one that the person had before them when they wrote. What is asked in words hears digits as words. True when it
 * was answered here, because it named nothing, or could have meant two things.
 */
export async function hearNumber(turn: Turn): Promise<boolean> {
  const { content, replyTo } = turn.message
  if (content.kind !== 'text' || content.forwarded) return false
  const said = typedIn(content.text)
  if (!said) return false
  const order = ORDERS[said.words]
  if (order) return typeInstead(turn, order)
  if (commandIn(content.text)) return false
  if (replyTo) return hearQuoting(turn, said, replyTo)
  const { lists, takesWords, shown } = await listsBefore(turn)
  const [hit, ...others] = lists.flatMap((list) => hitIn(list, said) ?? [])
  const other = others.find(({ entry }) => entry.data !== hit?.entry.data)
  if (hit && other) return askWhich(turn, [hit, other])
  if (hit) return press(turn, hit)
  if (takesWords) return false
  return said.number === null ? pressAbove(turn, said, shown) : tellNotOffered(turn, said.number, lists)
}

/** Words that mean the same wherever the person is. */
const ORDERS: Record<string, string> = {
  menu: '/start',
  inicio: '/start',
  'menu principal': '/start',
  'main menu': '/start',
  sair: '/sair',
  desconectar: '/sair',
  exit: '/sair',
  quit: '/sair',
  disconnect: '/sair',
}

function typeInstead(turn: Turn, text: string): false {
  turn.message = { ...turn.message, content: { kind: 'text', text }, replyTo: null }
  return false
}

/** As if the button had been there. */
function press(turn: Turn, { entry }: Hit): false {
  const content = { kind: 'choice' as const, data: entry.data, on: entry.on }
  turn.message = { ...turn.message, externalId: '', content, replyTo: null }
  return false
}

function hitIn(list: List, said: Said): Hit | null {
  const entry = entryCalled(list.entries, said) as Offered | null
  return entry && { entry, list }
}

/**
 * The words of a deed that stands further above, when they name but one: to approve may be thought better of. Marks are
 * no such words: late thanks are no rating.
 */
function pressAbove(turn: Turn, said: Said, shown: readonly ShownChoices[]): false {
  const hits = shown.flatMap((each) => (each.isSpent ? [] : (hitIn(listOf(each), said) ?? [])))
  const [hit, other] = hits.filter(
    (one, n) => hits.findIndex(({ entry }) => entry.data === one.entry.data) === n,
  )
  const deed = hit && !other ? deedIn(hit.entry.data) : null
  return hit && deed && deed !== 'rate' ? press(turn, hit) : false
}

/** What is quoted decides. What names nothing in it is words about it. */
async function hearQuoting(turn: Turn, said: Said, replyTo: string): Promise<boolean> {
  const quoted = await turn.desk.conversations.choicesOn(turn.chat.id, replyTo)
  const hit = quoted && hitIn(listOf(quoted), said)
  if (!quoted || !hit) return false
  if (!quoted.isSpent) return press(turn, hit)
  if (!turn.isLate) remark(turn, numberedWords(turn.language).spent)
  turn.asks = true
  return true
}

/**
 * The newest list, when it was not answered. News that came in while something else was asked or read may not be what the
 * number is for: then that counts as well, and what is asked in words goes before all news.
 */
async function listsBefore(
  turn: Turn,
): Promise<{ lists: List[]; takesWords: boolean; shown: ShownChoices[] }> {
  const shown = await turn.desk.conversations.choicesShown(turn.chat.id, writtenAt(turn))
  const question = questionAtHand(turn, shown)
  const [newest, ...older] = shown
  const isNews = newest?.isNotice === true
  const isUnread = newest && !newest.isSpent && newest.outboxId !== question?.shown?.outboxId
  if (isUnread && !isNews) return { lists: [oneAnswer(newest, older)], takesWords: false, shown }
  if (question?.takesWords) return { lists: [question], takesWords: true, shown }
  const last = question ?? (isNews ? readBefore(newest, older) : null)
  const lists = [isUnread ? listOf(newest) : null, last && { ...last, shown: question ? null : last.shown }]
  return { lists: lists.filter((list) => list !== null), takesWords: false, shown }
}

/** When it was written, by the clock that tells when ours were sent: what waited for us was an answer to what was there then. */
function writtenAt({ message: { receivedAt, at }, now }: Turn): Date {
  const waited = at ? Math.max(0, now.getTime() - at.getTime() - CLOCKS_DIFFER_MS) : 0
  return new Date(receivedAt.getTime() - waited)
}

/** What the dialog that has the floor asks, as far as the person had seen it. */
function questionAtHand(turn: Turn, shown: readonly ShownChoices[]): (List & { takesWords: boolean }) | null {
  const prompt = currentQuestion(turn)
  if (!prompt) return null
  const { asked } = turn.memory
  const seen = asked?.isQuestion ? shown.find(({ outboxId }) => outboxId === asked.outboxId) : undefined
  const takesWords = prompt.answeredBy !== undefined
  const own = new Set(entriesOf(prompt).map(({ data }) => data))
  const list = seen && oneAnswer(seen, shown.slice(shown.indexOf(seen) + 1))
  if (list?.entries.some(({ data }) => own.has(data))) return { ...list, takesWords }
  return takesWords ? { title: '', entries: [], shown: null, takesWords } : null
}

/** The list of ours that the person may have been reading when the news came. */
function readBefore(news: ShownChoices, older: readonly ShownChoices[]): List | null {
  const n = older.findIndex(({ isNotice }) => !isNotice)
  const last = older[n]
  if (!last || last.isSpent || news.createdAt.getTime() - last.createdAt.getTime() > READING_MS) return null
  const list = oneAnswer(last, older.slice(n + 1))
  return list.entries.every(({ data }) => deedIn(data)) ? null : list
}

/** What a case says of itself has the same everywhere: to show it, to answer. Nobody was asked to choose from that. */
function deedIn(data: string): string | null {
  return (decodeAction(data) ?? decodeAtendimentoAction(data))?.action ?? null
}

const CLOCKS_DIFFER_MS = 30_000
const READING_MS = 60_000

/** Lists of one answer are numbered on, so that they are one. */
function oneAnswer(newest: ShownChoices, older: readonly ShownChoices[]): List {
  const list = listOf(newest)
  const [above, ...rest] = older
  if (!above || above.isNotice || (newest.message.firstNumber ?? 1) === 1) return list
  const { entries } = oneAnswer(above, rest)
  return above.isSpent ? list : { ...list, entries: [...entries, ...list.entries] }
}

function listOf(shown: ShownChoices): List {
  const { message, externalId: on } = shown
  const entries = entriesOf(message).map((entry) => ({ ...entry, on }))
  return { title: titleOf(plainText(message.text)), entries, shown }
}

function titleOf(text: string): string {
  return shortened(text.trim().split('\n')[0] ?? '', 40)
}

/** The same number in two lists: it is asked, not guessed. */
function askWhich(turn: Turn, hits: Hit[]): true {
  say(turn, {
    text: [numberedWords(turn.language).which],
    choices: hits.map(({ entry, list }) => [
      { label: list.title ? `${entry.label} (${list.title})` : entry.label, data: entry.data },
    ]),
  })
  return true
}

/** Nothing has that number: so it is said, with what there is. A long one was not meant for a list. */
function tellNotOffered(turn: Turn, number: number, lists: readonly List[]): boolean {
  if (number === 0) return typeInstead(turn, '/start')
  const [list] = lists
  const { at } = turn.memory
  const most = Math.max(...lists.flatMap(({ entries }) => entries.map((entry) => entry.number ?? 0)), 9)
  if (turn.isHurried || (at && (!list || number > most))) return false
  if (turn.isLate) return true
  const words = numberedWords(turn.language)
  if (!list) say(turn, { text: [words.nothingAsked(number)], keyboard: menuKeyboard(turn) })
  else if (list.shown) repeat(turn, list, list.shown, words.notOffered(number))
  else {
    remark(turn, words.notOffered(number))
    turn.asks = true
  }
  return true
}

/** What it is about stands first, as before. */
function repeat(turn: Turn, { title, entries }: List, about: ShownChoices, why: string): void {
  const { ticketId, atendimentoId } = about
  say(turn, {
    text: [{ bold: title }, `\n${why}`],
    choices: entries.map(({ label, data }) => [{ label, data }]),
    ...(ticketId ? { ticketId } : {}),
    ...(atendimentoId ? { atendimentoId } : {}),
  })
}
