import type { Choice, RichText } from '#engine'
import { encodeChoice } from '../choice-data.ts'
import type { Prompt } from '../dialog.ts'
import type { Turn } from '../turn.ts'
import { aboutCase } from './case.ts'
import type { CaseTalk } from './machine.ts'
import type { CaseSide, ShownCase } from './side.ts'
import { caseWords } from './words.ts'

/** What the states common to all cases ask, and how questions inside a case are put. */
export function casePrompts<Talk extends CaseTalk, Shown extends ShownCase>(side: CaseSide<Talk, Shown>) {
  const { kind, idOf } = side
  const about = (talk: Talk) => aboutCase({ kind, id: idOf(talk) })
  const answer = (talk: Talk, label: string, verb: 'yes' | 'no'): Choice => {
    return { label, data: encodeChoice(kind, keyOf(idOf(talk)), verb) }
  }

  /** Words are wanted, or nothing after all. */
  function ask(talk: Talk, { language }: Turn, text: RichText): Prompt {
    const { notNow } = caseWords(language).buttons
    return { text, choices: [[answer(talk, notNow, 'no')]], answeredBy: 'words', ...about(talk) }
  }

  function decide(talk: Talk, text: RichText, yes: string, no: string): Prompt {
    return { text, choices: [[answer(talk, yes, 'yes')], [answer(talk, no, 'no')]], ...about(talk) }
  }

  function writing(talk: Talk, turn: Turn): Prompt {
    return ask(talk, turn, [side.words(turn.language).askMessage(turn.sizeLimit)])
  }

  function mustComment(talk: Talk, { language }: Turn): Prompt {
    return {
      text: [caseWords(language).mustComment(side.face(talk, language))],
      answeredBy: 'words',
      ...about(talk),
    }
  }

  function mayComment(talk: Talk, { language }: Turn): Prompt {
    const { askComment, askWhy, buttons } = caseWords(language)
    return {
      text: [(side.isBad(talk) ? askWhy : askComment)(side.face(talk, language))],
      choices: [[answer(talk, buttons.noComment, 'no')]],
      answeredBy: 'words',
      ...about(talk),
    }
  }

  return { ask, decide, common: { writing, mustComment, mayComment } }
}

/** The case itself is the key: an answer about another one means nothing here. */
export function keyOf(id: string): string {
  return id.slice(-8)
}
