import { type Choice, DomainError, isEnded, type RichText } from '#engine'
import { decodeChoice, encodeChoice, newKey } from '../choice-data.ts'
import { dialog } from '../dialog.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { whyNotAuthorised } from '../open/authorised.ts'
import { idsOf } from '../open/errands.ts'
import { shortened } from '../open/labels.ts'
import { stateSign } from '../ticket/card.ts'
import { talkWords } from '../ticket/words.ts'
import { attempt, proven, remark, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import { type HomelessEvent, homelessMachine, type KeptMessage } from './machine.ts'
import { homelessWords } from './words.ts'

/** The message that waits in a chat for its ticket. */
export const homeless = dialog<KeptMessage, HomelessEvent>({
  name: 'homeless',
  machine: homelessMachine,

  hear(content, { context }, turn) {
    if (content.kind === 'choice') {
      const pressed = decodeChoice(content.data)
      if (pressed?.dialog !== 'homeless' || pressed.key !== context.key) return null
      return meaningOf(pressed.verb, pressed.value)
    }
    const text = keptWords(content, turn)
    const { externalId } = turn.message
    return text === null ? null : { type: 'more', text, files: turn.files, externalId }
  },

  errands: {
    async offerTickets(turn, { followUp }) {
      const { tickets } = await turn.desk.tickets.mine(proven(turn), { limit: 6 })
      const open = followUp ? [] : tickets.filter(({ state }) => !isEnded(state)).slice(0, 5)
      const options = open.map((ticket) => ({
        id: ticket.id,
        label: shortened(`${stateSign(ticket)} ${ticket.number} · ${ticket.title}`, 50),
      }))
      const mayOpen = turn.customers.some(({ authorised }) => authorised)
      return { type: 'offered', options, refusal: mayOpen ? null : await whyNotAuthorised(turn) }
    },

    async writeKept(turn, { chosen, text, files, externalId }) {
      const words = { text, attachmentIds: idsOf(files), externalId }
      const written = await attempt(turn, () => turn.desk.tickets.write(proven(turn), chosen ?? '', words))
      if (written instanceof DomainError) {
        remark(turn, homelessWords(turn.language).failed)
        return { type: 'failed' }
      }
      remark(turn, talkWords(turn.language).logged(written.number))
      turn.closedNoticeFor = written
      turn.next = { dialog: 'ticket', input: { ticketId: written.id } }
      return { type: 'filed' }
    },

    async beginTicket(turn, { text, files, said, followUp }) {
      turn.next = {
        dialog: 'open',
        input: {
          key: newKey(),
          description: text || null,
          files,
          said,
          ...(followUp ? { followUp, customerId: followUp.customerId } : {}),
        },
      }
      return { type: 'filed' }
    },
  },

  prompts: {
    /** What came right behind joins without being asked about again. */
    asking: (kept, turn) =>
      turn.isHurried && turn.message.externalId !== '' && turn.message.externalId !== kept.externalId
        ? null
        : { text: question(kept, turn), choices: choices(kept, turn) },
    discarded: (_, turn) => ({ text: [homelessWords(turn.language).discarded] }),
  },
})

function meaningOf(verb: string, value: string): HomelessEvent | null {
  switch (verb) {
    case 'pick':
      return { type: 'chose', id: value }
    case 'openNew':
    case 'discard':
      return { type: verb }
    default:
      return null
  }
}

function question(kept: KeptMessage, { language }: Turn): RichText {
  const { followUp, isEarlier, offered, refusal, text, files } = kept
  const words = homelessWords(language)
  if (refusal && offered.length === 0) return [words.kept, ' ', refusal]
  if (followUp) return [words.ended(followUp.number)]
  if (!isEarlier) return [offered.length > 0 ? words.which : words.newOne]
  const quoted = text === '' ? [] : [`“${shortened(text, 300)}”`]
  const counted = files.length === 0 ? [] : [talkWords(language).filesOn(files.length)]
  return [
    [words.earlier, ...quoted, ...counted].join('\n'),
    '\n\n',
    offered.length > 0 ? words.earlierWhich : words.earlierNewOne,
  ]
}

function choices({ key, offered, refusal, followUp }: KeptMessage, { language }: Turn): Choice[][] {
  const words = homelessWords(language)
  const openNew = followUp ? words.openLinked(followUp.number) : words.openNew
  return [
    ...offered.map(({ id, label }): Choice[] => [{ label, data: encodeChoice('homeless', key, 'pick', id) }]),
    ...(refusal ? [] : [[{ label: openNew, data: encodeChoice('homeless', key, 'openNew') }]]),
    [{ label: words.discard, data: encodeChoice('homeless', key, 'discard') }],
  ]
}

/** What of a message can wait for a ticket; null when there is nothing to keep. */
export function keptWords(content: Content, { language, files }: Turn): string | null {
  if (content.kind === 'choice' || content.kind === 'sticker') return null
  const words = quotableWords(content, commonWords(language).forwarded).trim()
  return words === '' && files.length === 0 ? null : words
}
