import type { OutgoingMessage } from '#engine'
import { dialog } from '../dialog.ts'
import type { Content } from '../incoming.ts'
import { hasButtons } from '../numbered/has-buttons.ts'
import { gateWords } from '../plan-gate/words.ts'
import { remark, type Turn } from '../turn.ts'
import { isKept } from './first-words.ts'
import { type IdentifyEvent, type IdentifyTalk, identifyMachine } from './machine.ts'
import { identifyWords } from './words.ts'

export const identify = dialog<IdentifyTalk, IdentifyEvent>({
  name: 'identify',
  machine: identifyMachine,

  hear(content, { state }, turn) {
    const invite = inviteIn(content)
    if (invite) return { type: 'invited', token: invite }
    if (content.kind === 'phone') {
      const words = identifyWords(turn.language)
      return content.own ? { type: 'sharedPhone', phone: content.phone } : { misheard: [words.notOwn] }
    }
    const text = content.kind === 'text' ? content.text.trim() : ''
    const email = text.match(EMAIL)?.[0]
    if (email) return { type: 'typedEmail', email }
    if (isCoding(state) && CODE.test(text)) return { type: 'typedCode', code: text }
    if (text === identifyWords(turn.language).byEmail) return { type: 'wantsEmail' }
    if (text.startsWith('/')) return { type: 'startedOver' }
    return null
  },

  errands: {
    async redeemInvite(turn, { token }) {
      const linked = await turn.desk.chats.linkByInvite(turn.chat, token ?? '')
      return linked ? confirm(turn) : { type: 'unmatched' }
    },
    async matchPhone(turn, { phone }) {
      const linked = await turn.desk.chats.linkByPhone(turn.chat, phone ?? '')
      if (linked === 'several') return { type: 'shared' }
      return linked === 'unknown' ? { type: 'unmatched' } : confirm(turn)
    },
    async sendCode(turn, { email }) {
      const issued = await turn.desk.chats.issueCode(turn.chat, email ?? '')
      if (issued === 'too_many') return { type: 'tooMany' }
      if (issued) await mailCode(turn, issued)
      return { type: 'codeSent' }
    },
    async checkCode(turn, { code }) {
      const linked = await turn.desk.chats.linkByCode(turn.chat, code ?? '')
      if (typeof linked === 'object') return confirm(turn)
      return { type: linked === 'wrong' ? 'wrongCode' : 'codeOver' }
    },
  },

  prompts: {
    asking(_, turn) {
      const { welcome, ask: first, askAgain } = identifyWords(turn.language)
      return ask(turn, isArriving(turn) ? [welcome, ' ', first] : [askAgain])
    },
    addressing: (_, turn) => ask(turn, [identifyWords(turn.language).askEmail]),
    uninvited: (_, turn) => ask(turn, [uninvited(turn)]),
    emailing: (_, turn) => ask(turn, [identifyWords(turn.language).shared]),
    unknown: (_, turn) => ask(turn, [identifyWords(turn.language).unknown]),
    coding: ({ email }, turn) => ask(turn, [identifyWords(turn.language).codeSent(email ?? '')]),
    mistyped: (_, turn) => ask(turn, [identifyWords(turn.language).wrongCode]),
    expired: (_, turn) => ask(turn, [identifyWords(turn.language).codeOver]),
    resting: (_, turn) => ask(turn, [identifyWords(turn.language).tooMany]),
  },
})

/** Also in brackets and at the end of a sentence, as people write it. */
const EMAIL = /[^\s@<>,;:"()[\]{}]{1,64}@[^\s@<>,;:"()[\]{}]{1,190}\.[^\s@<>,;:".()[\]{}!?]{2,}/
const CODE = /^\d[\d\s-]{4,10}$/

/** Telegram's deep link `?start=<invite>` arrives as `/start <invite>`. */
export function inviteIn(content: Content): string | null {
  const start = content.kind === 'text' ? /^\/start\s+(\S+)/.exec(content.text) : null
  return start?.[1] ?? null
}

/** The first word of a stranger, or a new beginning: then they are greeted. */
function isArriving({ memory, message: { content } }: Turn): boolean {
  return memory.heardAt === null || (content.kind === 'text' && content.text.startsWith('/'))
}

function isCoding(state: string): boolean {
  return state === 'coding' || state === 'mistyped'
}

function uninvited({ chat, language }: Turn): string {
  return hasButtons(chat) ? identifyWords(language).uninvited : gateWords(language).uninvited
}

function ask(turn: Turn, text: OutgoingMessage['text']): OutgoingMessage {
  const { share, byEmail, kept } = identifyWords(turn.language)
  return {
    text: isKept(turn) ? [...text, '\n\n', kept] : text,
    ...(hasButtons(turn.chat) ? { keyboard: { kind: 'sharePhone', label: share, cancel: byEmail } } : {}),
  }
}

function confirm(turn: Turn): IdentifyEvent {
  remark(turn, identifyWords(turn.language).linked)
  return { type: 'matched' }
}

async function mailCode({ desk, language }: Turn, { to, code }: { to: string; code: string }): Promise<void> {
  const { mail } = identifyWords(language)
  await desk.outbox.send({
    channel: 'email',
    to,
    kind: 'contact.code',
    sensitive: true,
    payload: {
      subject: mail.subject,
      language,
      message: { text: [{ bold: mail.text(code) }, '\n\n', mail.hint] },
    },
  })
}
