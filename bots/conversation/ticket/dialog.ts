import { casePrompts } from '../case/prompts.ts'
import { caseWords } from '../case/words.ts'
import { dialog } from '../dialog.ts'
import { talkErrands } from './errands.ts'
import { hearTalk } from './hearing.ts'
import { type TicketTalk, type TicketTalkEvent, ticketTalkMachine } from './machine.ts'
import { ticketSide } from './side.ts'
import { talkWords } from './words.ts'

const { ask, decide, common } = casePrompts(ticketSide)

export const ticketTalk = dialog<TicketTalk, TicketTalkEvent>({
  name: 'ticket',
  machine: ticketTalkMachine,
  hear: hearTalk,
  errands: talkErrands,
  prompts: {
    ...common,
    refusing: (talk, turn) => ask(talk, turn, [talkWords(turn.language).askReason]),
    restricting: (talk, turn) => ask(talk, turn, [talkWords(turn.language).askRestriction]),
    decliningProposal: (talk, turn) => ask(talk, turn, [talkWords(turn.language).askDecline]),
    doubting: (talk, turn) => {
      const { doubt, buttons } = talkWords(turn.language)
      return decide(talk, [doubt(talk.doubt ?? '')], buttons.yesApprove, buttons.noApprove)
    },
    acceptingProposal: (talk, turn) => {
      const { askAccept, buttons } = talkWords(turn.language)
      const { notNow } = caseWords(turn.language).buttons
      return decide(talk, [askAccept], buttons.yesAccept, notNow)
    },
    doubtingCancel: (talk, turn) => {
      const { askCancel, buttons } = talkWords(turn.language)
      return decide(talk, [askCancel], buttons.yesCancel, buttons.noCancel)
    },
  },
})
