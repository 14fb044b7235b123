import { begin, hear } from '../floor.ts'
import { greet } from '../home.ts'
import { BLANK } from '../memory.ts'
import { refuseButton } from '../refused-button.ts'
import { offerFirstWords } from '../strangers.ts'
import { remark, type Turn } from '../turn.ts'
import { inviteIn } from './dialog.ts'
import { keepFirstWords } from './first-words.ts'
import { identifyWords } from './words.ts'

/** Nothing of a customer is shown to somebody who was not proven to be theirs (R3). */
export async function identifyFirst(turn: Turn): Promise<void> {
  const token = inviteIn(turn.message.content)
  if (!turn.person) refuseButton(turn)
  const isAsked = turn.memory.at?.dialog === 'identify'
  if (!turn.person && !isAsked) turn.memory = { ...BLANK, pace: turn.memory.pace }
  if (token || !isAsked) await begin(turn, 'identify', { token })
  if (!token && turn.memory.at) await hearStranger(turn)
  if (turn.memory.at === null) await welcome(turn)
  else if (turn.person) stayKnown(turn)
}

/** What does not say who they are is kept for when they are known; who writes on is not asked at every line. */
async function hearStranger(turn: Turn): Promise<void> {
  const isHeard = await hear(turn)
  keepFirstWords(turn, isHeard)
  if (!isHeard && !turn.isHurried) turn.asks = true
}

/** Greets who was proven, and takes up what they had written before. */
export async function welcome(turn: Turn): Promise<void> {
  const { channel, externalId } = turn.chat
  const { from } = turn.message
  const { person, customers, chat } = await turn.desk.chats.arrive({ channel, externalId, ...from })
  const { firstWords } = turn.memory
  // What was talked about with somebody else in this chat is nobody's business any more.
  if (person?.id !== turn.person?.id) turn.memory = { ...BLANK, pace: turn.memory.pace }
  Object.assign(turn, { person, customers, chat })
  if (!person) return
  await greet(turn, { isBrief: firstWords.length > 0 })
  await offerFirstWords(turn, firstWords)
}

/** A known person came with an invite that is of no use. */
function stayKnown(turn: Turn): void {
  turn.memory.at = null
  remark(turn, identifyWords(turn.language).uselessInvite)
}
