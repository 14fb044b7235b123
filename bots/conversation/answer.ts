import type { Keyboard, Outgoing } from '#engine'
import { question } from './floor.ts'
import { menuKeyboard } from './home.ts'
import { hasButtons, menuHint, numberedOn } from './numbered/index.ts'
import type { Reply, Turn } from './turn.ts'

/** One answer: remarks first, then what was said, then the question at hand. */
export async function compose(turn: Turn): Promise<Outgoing[]> {
  const asked = question(turn)
  const said: Reply[] = [...turn.replies, ...(asked ? [asked] : [])]
  const remarks = turn.remarks.flatMap((text, n) => (n === 0 ? text : ['\n', ...text]))
  if (remarks.length > 0) {
    const [first, ...others] = said
    if (first) said.splice(0, said.length, { ...first, text: [...remarks, '\n\n', ...first.text] }, ...others)
    else said.push({ text: remarks })
  }
  const retires = await retired(turn)
  const shown = hasButtons(turn.chat) ? said : numberedOn(said)
  if (said.some(({ keyboard }) => keyboard?.kind === 'menu')) turn.memory.menuAt = turn.now.toISOString()
  return shown.map(({ ticketId, atendimentoId, ...message }, n) => ({
    channel: turn.chat.channel as Outgoing['channel'],
    to: turn.chat.externalId,
    chatId: turn.chat.id,
    kind: 'dialog',
    ...(ticketId ? { ticketId } : {}),
    ...(atendimentoId ? { atendimentoId } : {}),
    payload: {
      ...message,
      ...(n === 0 && retires.length > 0 ? { retires } : {}),
      ...menuBelow(turn, message),
    },
  }))
}

/** The menu stands below whatever ends at home; where it cannot stand, it is known how it is called up. */
function menuBelow(turn: Turn, message: Reply): { keyboard?: Keyboard } {
  if (!isBare(message) || !turn.person || turn.memory.at !== null) return {}
  const keyboard = hasButtons(turn.chat) ? menuKeyboard(turn) : menuHint(turn)
  return keyboard ? { keyboard } : {}
}

/** What was decided, and the question that was answered, need their buttons no more. */
async function retired({ message: { content }, memory, desk, isDeedDone }: Turn): Promise<string[]> {
  const decided = isDeedDone ? memory.pressedOn : null
  const answered =
    content.kind === 'choice'
      ? QUESTIONS.test(content.data) && content.on
      : memory.asked?.isQuestion && (await desk.conversations.deliveredAs(memory.asked.outboxId))
  return [...new Set([decided, answered].filter((id) => typeof id === 'string'))]
}

const QUESTIONS = /^(open|contato|homeless|ticket|atendimento|home|colleagues)\./

function isBare(message: Reply): boolean {
  return !message.choices && !message.keyboard && !message.attachments
}
