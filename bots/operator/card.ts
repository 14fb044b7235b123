import {
  type AtDesk,
  type Choice,
  type DeskAction,
  encodeDeskAction,
  type History,
  type OutgoingMessage,
  panelButton,
  panelText,
  type Span,
} from '#engine'
import type { Visit } from './visit.ts'
import { deskWords } from './words.ts'

/** A case on one screen: what it is, how it stands, what was said last, and what can be done. */
export type Card = {
  about: AtDesk
  title: string
  /** Lines of facts; those without anything to say are null. */
  facts: (string | null)[]
  history: History
  actions: DeskAction[]
}

const LAST_WORDS = 4
const LONGEST_WORDS = 300

export function cardMessage(visit: Visit, { about, title, facts, history, actions }: Card): OutgoingMessage {
  const { language, engine } = visit
  return {
    text: [
      { bold: title },
      ...facts.filter((fact) => fact !== null).flatMap((fact) => ['\n', fact]),
      ...lastWords(history, visit),
      ...panelText(engine, about, language),
    ],
    choices: [...buttons(about, actions, visit), panelButton(engine, about, language)].filter(
      (row) => row.length > 0,
    ),
  }
}

function lastWords({ entries }: History, { language }: Visit): Span[] {
  const t = deskWords(language)
  const logs = entries.filter(({ log, files }) => log && (log.body !== '' || files.length > 0))
  return logs
    .slice(-LAST_WORDS)
    .flatMap(({ actor, log, files }): Span[] => [
      '\n\n',
      { italic: log?.visibility === 'private' ? t.privately(actor) : actor },
      '\n',
      [shortened(log?.body ?? ''), ...files.map(({ name }) => `📎 ${name}`)].filter(Boolean).join('\n'),
    ])
}

export function shortened(text: string, longest = LONGEST_WORDS): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`
}

/** Two in a row. */
function buttons(about: AtDesk, actions: DeskAction[], { language }: Visit): Choice[][] {
  const t = deskWords(language).buttons
  const labels: Partial<Record<DeskAction, string>> = about.kind === 'ticket' ? t.ticket : t.atendimento
  const all = actions.map((action) => ({
    label: labels[action] ?? action,
    data: encodeDeskAction(action, about),
  }))
  return all.flatMap((button, n) => (n % 2 === 0 ? [[button, ...all.slice(n + 1, n + 2)]] : []))
}
