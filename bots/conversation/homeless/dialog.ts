import { type Choice, DomainError, type RichText } from '#engine'
import { atendimentoTalkWords } from '../atendimento/words.ts'
import { aboutCase } from '../case/case.ts'
import { caseWords } from '../case/words.ts'
import { decodeChoice, encodeChoice, newKey } from '../choice-data.ts'
import { dialog } from '../dialog.ts'
import { whyNotAuthorised } from '../form/authorised.ts'
import { idsOf } from '../form/description.ts'
import type { FormName } from '../form/form.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { offersTo } from '../offers.ts'
import { isCalm } from '../pace.ts'
import { shortened } from '../shortened.ts'
import { talkWords } from '../ticket/words.ts'
import { attempt, remark, speaksFor, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import { openCases, write } from './cases.ts'
import { type FollowUp, type HomelessEvent, homelessMachine, type KeptMessage } from './machine.ts'
import { homelessWords } from './words.ts'

/** The message that waits in a chat for its home. */
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
    if (text === null) return null
    turn.isWritingOn = !isCalm(turn)
    return { type: 'more', text, files: turn.files, externalId }
  },

  errands: {
    async offerCases(turn, { followUp }) {
      const options = followUp ? [] : await openCases(turn)
      const mayOpen = turn.customers.some(({ authorised }) => authorised)
      const becomes = waysOf(turn, followUp)
      return { type: 'offered', options, becomes, refusal: mayOpen ? null : await whyNotAuthorised(turn) }
    },

    async writeKept(turn, { chosen, offered, text, files, externalId }) {
      const kind = offered.find(({ id }) => id === chosen)?.kind ?? 'ticket'
      const words = { text, attachmentIds: idsOf(files), externalId }
      const written = await attempt(turn, () => write(turn, { kind, id: chosen ?? '' }, words))
      if (written instanceof DomainError) {
        remark(turn, homelessWords(turn.language)[kind].failed)
        return { type: 'failed' }
      }
      const { logged } = kind === 'ticket' ? talkWords(turn.language) : atendimentoTalkWords(turn.language)
      remark(turn, logged(written.number))
      turn.closedNoticeFor = written.closedNoticeFor
      turn.next = { dialog: kind, input: aboutCase({ kind, id: chosen ?? '' }) }
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

    async beginContato(turn, { text, files, said, followUp }) {
      const customerId = followUp?.customerId ?? speaksFor(turn, 'contato')
      turn.next = {
        dialog: 'contato',
        input: { key: newKey(), customerId, description: text || null, files, said },
      }
      return { type: 'filed' }
    },
  },

  prompts: {
    asking: (kept, turn) =>
      turn.isWritingOn ? null : { text: question(kept, turn), choices: choices(kept, turn) },
    discarded: (_, turn) => ({ text: [homelessWords(turn.language).discarded] }),
  },
})

function meaningOf(verb: string, value: string): HomelessEvent | null {
  switch (verb) {
    case 'pick':
      return { type: 'chose', id: value }
    case 'openNew':
    case 'contact':
    case 'discard':
      return { type: verb }
    default:
      return null
  }
}

function question(kept: KeptMessage, { language }: Turn): RichText {
  const { followUp, isEarlier, offered, refusal, text, files } = kept
  const words = homelessWords(language)
  const noun = words[nounOf(kept)]
  if (offered.length === 0 && refusal) return [words.kept, ' ', refusal]
  if (offered.length === 0 && becomes(kept).length === 0) {
    return [followUp ? noun.ended(followUp.number) : words.kept, ' ', words.noWay]
  }
  if (followUp) return [noun.ended(followUp.number), ' ', noun.openAnother]
  if (!isEarlier) return [words.kept, ' ', offered.length > 0 ? noun.which : noun.newOne]
  const quoted = text === '' ? [] : [`“${shortened(text, 300)}”`]
  const counted = files.length === 0 ? [] : [caseWords(language).filesOn(files.length)]
  return [
    [words.earlier, ...quoted, ...counted].join('\n'),
    '\n\n',
    offered.length > 0 ? noun.earlierWhich : noun.earlierNewOne,
  ]
}

/** In whose words it is spoken of: those of tickets, of atendimentos, or of both. */
function nounOf(kept: KeptMessage): 'ticket' | 'atendimento' | 'both' {
  if (kept.followUp) return kept.followUp.kind ?? 'ticket'
  const kinds = new Set([
    ...kept.offered.map(({ kind }) => kind ?? 'ticket'),
    ...becomes(kept).map((form) => (form === 'open' ? 'ticket' : 'atendimento')),
  ])
  return kinds.size > 1 ? 'both' : kinds.has('atendimento') ? 'atendimento' : 'ticket'
}

function choices(kept: KeptMessage, { language }: Turn): Choice[][] {
  const { key, offered, refusal, followUp } = kept
  const words = homelessWords(language)
  const openNew = followUp ? words.openLinked(followUp.number) : words.openNew
  const button = (label: string, verb: string, value = ''): Choice[] => {
    return [{ label, data: encodeChoice('homeless', key, verb, value) }]
  }
  const ways = refusal ? [] : becomes(kept)
  return [
    ...offered.map(({ id, label }) => button(label, 'pick', id)),
    ...ways.map((form) => (form === 'open' ? button(openNew, 'openNew') : button(words.contact, 'contact'))),
    button(words.discard, 'discard'),
  ]
}

function becomes({ becomes = ['open'] }: KeptMessage): FormName[] {
  return becomes
}

/** What a message can become: a case goes on in one of its kind. */
function waysOf(turn: Turn, followUp: FollowUp | null): FormName[] {
  const { tickets, contato } = offersTo(turn)
  const kind = followUp && (followUp.kind ?? 'ticket')
  return [
    ...(tickets && kind !== 'atendimento' ? (['open'] as const) : []),
    ...(contato && kind !== 'ticket' ? (['contato'] as const) : []),
  ]
}

/** What of a message can wait for its home; null when there is nothing to keep. */
export function keptWords(content: Content, { language, files }: Turn): string | null {
  if (content.kind === 'choice' || content.kind === 'sticker') return null
  const words = quotableWords(content, commonWords(language).forwarded).trim()
  return words === '' && files.length === 0 ? null : words
}
