import type { RichText } from '#engine'
import { begin, hear } from '../floor.ts'
import { inviteIn } from '../identify/dialog.ts'
import { keepFirstWords, rewordFirstWords } from '../identify/first-words.ts'
import { identifyWords } from '../identify/words.ts'
import { plain } from '../likeness.ts'
import { BLANK } from '../memory.ts'
import { refuseButton } from '../refused-button.ts'
import { remark, say, type Turn } from '../turn.ts'
import { gateWords } from './words.ts'

/** What is told at most once in so long. */
const QUIET_MS = 24 * 60 * 60_000

type Door = {
  /** The number that the channel vouches for as this chat's own. */
  phone(): Promise<string | null>
  /** Greets who was proven, and takes up what they had written before. */
  welcome(): Promise<void>
}

/**
 * Where only some plans are served (R6): somebody whom nobody knows, or whose plan does not include it. Who writes from
 * the registered number of a plan with it is known at once; everybody else gets one and the same answer a day, whether
 * they are registered or not, and can still prove who they are. What they write becomes nothing until then.
 */
export async function waitAtGate(turn: Turn, door: Door): Promise<void> {
  const { content } = turn.message
  refuseButton(turn)
  if (content.kind === 'edited') return rewordFirstWords(turn, content.text)
  if (content.kind === 'revoked') return rewordFirstWords(turn, '')
  if (turn.person && !inviteIn(content)) return tell(turn, false)
  const isBack = comesBack(turn)
  if (isBack) turn.memory.hasLeft = false
  if (await isRecognised(turn, door)) return enter(turn, door, isBack)
  await prove(turn, door)
}

/** From the number that is registered for one person alone. Who left is asked first. */
async function isRecognised(turn: Turn, door: Door): Promise<boolean> {
  if (turn.memory.hasLeft || inviteIn(turn.message.content)) return false
  const phone = await door.phone()
  const linked = phone && (await turn.desk.chats.linkByPhone(turn.chat, phone, { isGated: true }))
  return typeof linked === 'object' && linked !== null
}

/** By an invite, or a code sent to the registered e-mail. */
async function prove(turn: Turn, door: Door): Promise<void> {
  const token = inviteIn(turn.message.content)
  if (turn.memory.at?.dialog !== 'identify') {
    const { pace, gateAt, hasLeft, firstWords } = turn.memory
    turn.memory = { ...BLANK, pace, gateAt, hasLeft, firstWords }
    await begin(turn, 'identify', { token })
  } else if (token) await begin(turn, 'identify', { token })
  turn.asks = token !== null
  const isHeard = token !== null || (!isCommand(turn) && (await hear(turn)))
  if (turn.memory.at === null) return enter(turn, door, true)
  if (!isHeard) keepFirstWords(turn, false)
  const isMidway = turn.memory.at.state !== 'asking'
  turn.asks = isHeard || (isMidway && !turn.isHurried)
  if (!turn.asks) {
    turn.remarks.length = 0
    await tell(turn, true)
  }
}

/** Proven. Whether their plan lets them in shows now. */
async function enter(turn: Turn, door: Door, isOnlyProof: boolean): Promise<void> {
  if (!isOnlyProof) keepFirstWords(turn, false)
  turn.remarks.length = 0
  remark(turn, identifyWords(turn.language).linked)
  await door.welcome()
  if (turn.customers.length > 0) return
  turn.remarks.length = 0
  turn.replies.length = 0
  turn.memory.gateAt = null
  await tell(turn, false)
}

async function tell(turn: Turn, isStranger: boolean): Promise<void> {
  const { memory, now, isLate } = turn
  if (isLate || (memory.gateAt && now.getTime() - Date.parse(memory.gateAt) < QUIET_MS)) return
  memory.gateAt = now.toISOString()
  const text = memory.hasLeft ? [gateWords(turn.language).isLeft] : await theirChannel(turn, isStranger)
  say(turn, { text })
}

async function theirChannel({ desk, language }: Turn, isStranger: boolean): Promise<RichText> {
  const words = gateWords(language)
  const address = await telegramAddress(desk)
  return [
    isStranger ? words.hello : words.proven,
    '\n\n',
    address ? words.telegram(address) : words.elsewhere,
    '\n',
    words.upgrade,
    ...(isStranger ? ['\n\n', words.included] : []),
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
