import { type Choice, type RichText, ticketWords } from '#engine'
import { encodeChoice } from '../choice-data.ts'
import { dialog, type Prompt } from '../dialog.ts'
import type { Turn } from '../turn.ts'
import { talkErrands } from './errands.ts'
import { hearTalk } from './hearing.ts'
import { type TicketTalk, type TicketTalkEvent, ticketTalkMachine } from './machine.ts'
import { talkWords } from './words.ts'

export const ticketTalk = dialog<TicketTalk, TicketTalkEvent>({
  name: 'ticket',
  machine: ticketTalkMachine,
  hear: hearTalk,
  errands: talkErrands,
  prompts: {
    writing: ({ ticketId }, turn) =>
      ask(turn, ticketId, [talkWords(turn.language).askMessage(turn.sizeLimit)]),
    refusing: ({ ticketId }, turn) => ask(turn, ticketId, [talkWords(turn.language).askReason]),
    restricting: ({ ticketId }, turn) => ask(turn, ticketId, [talkWords(turn.language).askRestriction]),
    decliningProposal: ({ ticketId }, turn) => ask(turn, ticketId, [talkWords(turn.language).askDecline]),
    doubting: (talk, turn) => {
      const { doubt, buttons } = talkWords(turn.language)
      return decide(talk, [doubt(talk.doubt ?? '')], buttons.yesApprove, buttons.noApprove)
    },
    acceptingProposal: (talk, turn) => {
      const { askAccept, buttons } = talkWords(turn.language)
      return decide(talk, [askAccept], buttons.yesAccept, buttons.notNow)
    },
    doubtingCancel: (talk, turn) => {
      const { askCancel, buttons } = talkWords(turn.language)
      return decide(talk, [askCancel], buttons.yesCancel, buttons.noCancel)
    },
    mustComment: ({ ticketId, mark }, turn) => ({
      text: [talkWords(turn.language).mustComment(markFace(mark, turn))],
      ticketId,
    }),
    mayComment: ({ ticketId, mark }, turn) => {
      const { askComment, askWhy, buttons } = talkWords(turn.language)
      const isBad = mark === 'poor' || mark === 'awful'
      return {
        text: [(isBad ? askWhy : askComment)(markFace(mark, turn))],
        choices: [[answer(ticketId, buttons.noComment, 'no')]],
        ticketId,
      }
    },
  },
})

function ask(turn: Turn, ticketId: string, text: RichText): Prompt {
  return { text, choices: [[answer(ticketId, talkWords(turn.language).buttons.notNow, 'no')]], ticketId }
}

function decide({ ticketId }: TicketTalk, text: RichText, yes: string, no: string): Prompt {
  return { text, choices: [[answer(ticketId, yes, 'yes')], [answer(ticketId, no, 'no')]], ticketId }
}

/** The ticket itself is the key: an answer about another ticket means nothing here. */
function answer(ticketId: string, label: string, verb: 'yes' | 'no'): Choice {
  return { label, data: encodeChoice('ticket', keyOf(ticketId), verb) }
}

export function keyOf(ticketId: string): string {
  return ticketId.slice(-8)
}

function markFace(mark: TicketTalk['mark'], { language }: Turn): string {
  return mark ? ticketWords(language).markFaces[mark] : ''
}
