import type { RichText } from '#engine'
import { begin, hear } from '../floor.ts'
import { inviteIn } from '../identify/dialog.ts'
import { keepFirstWords, rewordFirstWords } from '../identify/first-words.ts'
import { welcome } from '../identify/welcome.ts'
import { identifyWords } from '../identify/words.ts'
import { plain } from '../likeness.ts'
import { BLANK } from '../memory.ts'
import { refuseButton } from '../refused-button.ts'
import { remark, say, type Turn } from '../turn.ts'
import { gateWords } from './words.ts'

/** What is told at most once in so long. */
const QUIET_MS = 24 * 60 * 60_000

/** The number that the channel vouches for as this chat's own. */
type OwnPhone = () => Promise<string | null>

/** WhatsApp is for plans that include it: on it, only customers with such a plan are the person's. */
export function isGated({ chat, customers }: Turn): boolean {
  return chat.channel === 'whatsapp' && customers.length === 0
}

/**
 * Where only some plans are served (R6): somebody whom nobody knows, or whose plan does not include it. Who writes from
 * the registered number of a plan with it is known at once; everybody else gets one and the same answer a day, whether
 * they are registered or not, and can still prove who they are. What they write becomes nothing until then.
 */
export async function waitAtGate(turn: Turn, ownPhone: OwnPhone): Promise<void> {
  const { content } = turn.message
  refuseButton(turn)
  if (content.kind === 'edited') return rewordFirstWords(turn, content.text)
  if (content.kind === 'revoked') return rewordFirstWords(turn, '')
  if (turn.person && !inviteIn(content)) return tell(turn, 'known')
  const isBack = comesBack(turn)
  if (isBack) turn.memory.hasLeft = false
  if (await isRecognised(turn, ownPhone)) return enter(turn, isBack)
  await prove(turn)
}

/** From the number that is registered for one person alone. Who left is asked first. */
async function isRecognised(turn: Turn, ownPhone: OwnPhone): Promise<boolean> {
  if (turn.memory.hasLeft || inviteIn(turn.message.content)) return false
  const phone = await ownPhone()
  const linked = phone && (await turn.desk.chats.linkByPhone(turn.chat, phone, { isGated: true }))
  return typeof linked === 'object' && linked !== null
}

/** By an invite, or a code sent to the registered e-mail. */
async function prove(turn: Turn): Promise<void> {
  const token = inviteIn(turn.message.content)
  if (turn.memory.at?.dialog !== 'identify') {
    const { pace, gateAt, hasLeft, firstWords } = turn.memory
    turn.memory = { ...BLANK, pace, gateAt, hasLeft, firstWords }
    await begin(turn, 'identify', { token })
  } else if (token) await begin(turn, 'identify', { token })
  turn.asks = token !== null
  const isHeard = token !== null || (!isCommand(turn) && (await hear(turn)))
  if (turn.memory.at === null) return enter(turn, true)
  if (!isHeard) keepFirstWords(turn, false)
  const isMidway = turn.memory.at.state !== 'asking'
  turn.asks = isHeard || (isMidway && !turn.isHurried)
  if (!turn.asks) {
    turn.remarks.length = 0
    await tell(turn, 'stranger')
  }
}

/** Proven. Whether their plan lets them in shows now. */
async function enter(turn: Turn, isOnlyProof: boolean): Promise<void> {
  if (!isOnlyProof) keepFirstWords(turn, false)
  turn.remarks.length = 0
  remark(turn, identifyWords(turn.language).linked)
  await welcome(turn)
  if (turn.customers.length > 0) return
  turn.remarks.length = 0
  turn.replies.length = 0
  turn.memory.gateAt = null
  await tell(turn, 'proven')
}

/** `proven`: just now. */
type Who = 'stranger' | 'proven' | 'known'

async function tell(turn: Turn, who: Who): Promise<void> {
  const { memory, now, isLate } = turn
  if (isLate || (memory.gateAt && now.getTime() - Date.parse(memory.gateAt) < QUIET_MS)) return
  memory.gateAt = now.toISOString()
  const text = memory.hasLeft ? [gateWords(turn.language).isLeft] : await theirChannel(turn, who)
  say(turn, { text })
}

async function theirChannel({ desk, language }: Turn, who: Who): Promise<RichText> {
  const words = gateWords(language)
  const address = await telegramAddress(desk)
  return [
    words[who],
    '\n\n',
    address ? words.telegram(address) : words.elsewhere,
    '\n',
    words.upgrade,
    ...(who === 'stranger' ? ['\n\n', words.included] : []),
  ]
}

async function telegramAddress({ channels }: Turn['desk']): Promise<string | null> {
  const status = await channels.of('telegram')
  const { username, linkRoot } = (status?.data ?? {}) as { username?: string; linkRoot?: string }
  return username && status?.state !== 'off' ? `${linkRoot ?? 'https://t.me'}/${username}` : null
}

function comesBack({ message: { content }, memory }: Turn): boolean {
  return memory.hasLeft && content.kind === 'text' && /^(conectar|connect)$/.test(plain(content.text))
}

function isCommand({ message: { content } }: Turn): boolean {
  return content.kind === 'text' && content.text.startsWith('/')
}
