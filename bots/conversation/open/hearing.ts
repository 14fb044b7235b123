import { decodeChoice, type Pressed } from '../choice-data.ts'
import type { Misheard } from '../dialog.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { likeness } from '../likeness.ts'
import { readerOf, remark, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import { parseDate } from './dates.ts'
import { type Draft, type EditableField, mayComeLater, nextQuestion } from './draft.ts'
import type { OpenEvent } from './machine.ts'
import { openWords } from './words.ts'

type Meaning = OpenEvent | Misheard | null
type Place = { state: string; context: Draft }

/** What a message means to a half-filled ticket. */
export function hearOpen(content: Content, at: Place, turn: Turn): Meaning {
  const { heard } = openWords(turn.language)
  switch (content.kind) {
    case 'choice': {
      const pressed = decodeChoice(content.data)
      return pressed?.dialog === 'open' && pressed.key === at.context.key
        ? meaningOf(pressed, at.context)
        : null
    }
    case 'files':
      return at.state === 'asking'
        ? hearAnswerFile(at.context, turn)
        : { ...brought(turn), text: words(content, turn) }
    case 'described':
      // Neither a place nor a visiting card says what it is about.
      if (at.state === 'titling') return { ...brought(turn), text: words(content, turn) }
      return hearWords(words(content, turn), at, turn)
    case 'text':
      return hearWords(words(content, turn), at, turn)
    case 'sticker':
      return { misheard: [at.state.startsWith('choosing') ? heard.pickOne : heard.words] }
    default:
      return null
  }
}

function meaningOf({ verb, value }: Pressed, draft: Draft): Meaning {
  switch (verb) {
    case 'pick':
      return { type: 'chose', id: value }
    case 'answer': {
      const choice = nextQuestion(draft)?.choices[Number(value)]
      return choice === undefined
        ? null
        : { type: 'answered', answer: { value: choice, kind: 'given', files: [] } }
    }
    case 'unknown':
      return nextQuestion(draft)?.id === value ? answered('unknown') : null
    case 'skip':
      return nextQuestion(draft)?.id === value ? answered('skipped') : null
    case 'edit':
      return { type: 'edit', field: editableField(value, draft) }
    case 'back':
    case 'cancel':
    case 'confirm':
    case 'chooseField':
    case 'articleHelped':
    case 'articlesRead':
    case 'resume':
    case 'restart':
    case 'forget':
      return { type: verb }
    default:
      return null
  }
}

function answered(kind: 'unknown' | 'skipped'): OpenEvent {
  return { type: 'answered', answer: { value: null, kind, files: [] } }
}

/** A question's id is long; its place in the list stands for it. */
function editableField(value: string, { questions }: Draft): EditableField {
  const question = /^\d+$/.test(value) ? questions?.[Number(value)] : undefined
  return question ? `answer:${question.id}` : (value as EditableField)
}

function hearWords(text: string, { state, context }: Place, turn: Turn): Meaning {
  const { heard } = openWords(turn.language)
  const externalId = turn.message.externalId
  if (turn.isHurried && context.description !== null && state !== 'titling')
    return { type: 'wroteOn', text, externalId }
  switch (state) {
    case 'choosingCustomer':
    case 'choosingDepartment':
    case 'choosingSubject': {
      const option = likeness(context.offered, text, ({ name, nameEn }) => [name, nameEn ?? ''])
      return option ? { type: 'chose', id: option.id } : { misheard: [heard.pickOne] }
    }
    case 'titling':
      return hearTitle(text, turn)
    case 'asking':
      return hearAnswer(text, context, turn)
    case 'reviewing':
      remark(turn, heard.added)
      return { type: 'wrote', text, externalId }
    case 'suggesting':
    case 'describing':
      return { type: 'wrote', text, externalId }
    default:
      return null
  }
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
  const given = (value: string): OpenEvent => ({
    type: 'answered',
    answer: { value, kind: 'given', files: [] },
  })
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
      return text.trim() === '' ? { misheard: [heard.words] } : given(text.trim())
  }
}

function hearAnswerFile(draft: Draft, turn: Turn): Meaning {
  const question = nextQuestion(draft)
  const files = turn.files
  const text = words(turn.message.content, turn)
  if (question?.kind === 'file' && files.some(({ isTooLarge }) => !isTooLarge))
    return { type: 'answered', answer: { value: text || null, kind: 'given', files } }
  if (question?.kind === 'text' && text !== '')
    return { type: 'answered', answer: { value: text, kind: 'given', files } }
  return brought(turn)
}

function brought({ files, message: { externalId } }: Turn) {
  return { type: 'brought' as const, files, text: '', externalId }
}

function words(content: Content, { language }: Turn): string {
  return quotableWords(content, commonWords(language).forwarded)
}

const UNKNOWN = /^(não|nao) sei[.!]?$|^i (do not|don't) know[.!]?$/i

/** An address in the words, also without its https://, as people copy it by hand. */
function linkIn(text: string): string | null {
  const found = LINK.exec(text)?.[0].replace(/[.,;!?)]+$/, '')
  return found ? (/^https?:/i.test(found) ? found : `https://${found}`) : null
}

const LINK =
  /https?:\/\/[^\s<>"]{3,2000}|(?<![\w@.])(?:www\.|(?:[\w-]{1,60}\.){1,4}[a-z]{2,10}\/)[^\s<>"]{3,2000}/i
