import type { Pressed } from '../choice-data.ts'
import type { Misheard } from '../dialog.ts'
import { brought, formHearing, hearWords, isChoice, type Place, wordsOf } from '../form/hearing.ts'
import { formWords } from '../form/words.ts'
import type { Content } from '../incoming.ts'
import { likeness } from '../likeness.ts'
import { readerOf, remark, type Turn } from '../turn.ts'
import { parseDate } from './dates.ts'
import { type Draft, type EditableField, mayComeLater, nextQuestion } from './draft.ts'
import type { OpenEvent } from './machine.ts'
import { openSide } from './side.ts'
import { openWords } from './words.ts'

type Meaning = OpenEvent | Misheard | null

/** What a message means to a half-filled ticket. */
export function hearOpen(content: Content, at: Place<Draft>, turn: Turn): Meaning {
  if (content.kind === 'files' && at.state === 'asking') return hearAnswerFile(at.context, turn)
  // Neither a place nor a visiting card says what it is about.
  if (content.kind === 'described' && at.state === 'titling') return brought(turn, wordsOf(turn))
  return hear(content, at, turn)
}

const hear = formHearing<Draft, OpenEvent>(openSide, { pressed, words })

function pressed({ verb, value }: Pressed, draft: Draft): OpenEvent | null {
  const question = nextQuestion(draft)
  switch (verb) {
    case 'answer': {
      const choice = question?.choices[Number(value)]
      return choice === undefined ? null : given(choice)
    }
    case 'unknown':
      return question?.id === value ? answered('unknown') : null
    case 'skip':
      return question?.id === value ? answered('skipped') : null
    case 'edit':
      return { type: 'edit', field: editableField(value, draft) }
    case 'articleHelped':
    case 'articlesRead':
      return { type: verb }
    default:
      return null
  }
}

function given(value: string): OpenEvent {
  return { type: 'answered', answer: { value, kind: 'given', files: [] } }
}

function answered(kind: 'unknown' | 'skipped'): OpenEvent {
  return { type: 'answered', answer: { value: null, kind, files: [] } }
}

/** A question's id is long; its place in the list stands for it. */
function editableField(value: string, { questions }: Draft): EditableField {
  const question = /^\d+$/.test(value) ? questions?.[Number(value)] : undefined
  return question ? `answer:${question.id}` : (value as EditableField)
}

function words(text: string, at: Place<Draft>, turn: Turn): Meaning {
  const { state, context } = at
  if (state === 'titling') return hearTitle(text, turn)
  const heard = hearWords(openSide, text, at, turn)
  if (heard) return heard
  if (state === 'asking') return hearAnswer(text, context, turn)
  if (state === 'suggesting') return { type: 'wrote', text, externalId: turn.message.externalId }
  return isChoice(state) ? { misheard: [formWords(turn.language).pickOne] } : null
}

/** A whole story in place of a title: its first words are the title, and nothing has to be written twice. */
function hearTitle(text: string, turn: Turn): Meaning {
  const externalId = turn.message.externalId
  const line = text.trim().split('\n')[0] ?? ''
  if (text.trim() === line && line.length <= LONGEST_TITLE) return { type: 'wrote', text: line, externalId }
  remark(turn, openWords(turn.language).heard.titleKept)
  return { type: 'wroteAtLength', title: shortTitle(line), text: text.trim(), externalId }
}

export function shortTitle(line: string): string {
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.slice(0, LONGEST_TITLE - 1)
  const atWord = cut.lastIndexOf(' ') > 40 ? cut.slice(0, cut.lastIndexOf(' ')) : cut
  return `${atWord.replace(/[\uD800-\uDBFF]$/, '')}…`
}

const LONGEST_TITLE = 100

function hearAnswer(text: string, draft: Draft, turn: Turn): Meaning {
  const { heard } = openWords(turn.language)
  const question = nextQuestion(draft)
  if (!question) return null
  const orLater = mayComeLater(question) ? [' ', heard.orLater] : []
  if (question.allowUnknown && UNKNOWN.test(text.trim())) return answered('unknown')
  switch (question.kind) {
    case 'choice': {
      const choice = likeness(question.choices, text, (name) => [name])
      return choice ? given(choice) : { misheard: [heard.noSuchChoice] }
    }
    case 'date': {
      const date = parseDate(text, turn.now, readerOf(turn).timeZone)
      return date ? given(date) : { misheard: [heard.date] }
    }
    case 'link': {
      const link = linkIn(text)
      return link ? given(link) : { misheard: [heard.link, ...orLater] }
    }
    case 'file':
      // A video is often given as a link (R13).
      return linkIn(text) ? given(linkIn(text)!) : { misheard: [heard.file, ...orLater] }
    case 'text':
      return text.trim() === '' ? { misheard: [formWords(turn.language).needsWords] } : given(text.trim())
  }
}

function hearAnswerFile(draft: Draft, turn: Turn): Meaning {
  const question = nextQuestion(draft)
  const files = turn.files
  const text = wordsOf(turn)
  if (question?.kind === 'file' && files.some(({ isTooLarge }) => !isTooLarge))
    return { type: 'answered', answer: { value: text || null, kind: 'given', files } }
  if (question?.kind === 'text' && text !== '')
    return { type: 'answered', answer: { value: text, kind: 'given', files } }
  return brought(turn, text)
}

const UNKNOWN = /^(não|nao) sei[.!]?$|^i (do not|don't) know[.!]?$/i

/** An address in the words, also without its https://, as people copy it by hand. */
function linkIn(text: string): string | null {
  const found = LINK.exec(text)?.[0].replace(/[.,;!?)]+$/, '')
  return found ? (/^https?:/i.test(found) ? found : `https://${found}`) : null
}

const LINK =
  /https?:\/\/[^\s<>"]{3,2000}|(?<![\w@.])(?:www\.|(?:[\w-]{1,60}\.){1,4}[a-z]{2,10}\/)[^\s<>"]{3,2000}/i
