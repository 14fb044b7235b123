import { decodeChoice, type Pressed } from '../choice-data.ts'
import type { Misheard } from '../dialog.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { likeness } from '../likeness.ts'
import { remark, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import type { ContatoDraft, EditableField } from './draft.ts'
import type { ContatoEvent } from './machine.ts'
import { contatoWords } from './words.ts'

type Meaning = ContatoEvent | Misheard | null
type Place = { state: string; context: ContatoDraft }

/** What a message means to a half-filled "Contato". */
export function hearContato(content: Content, at: Place, turn: Turn): Meaning {
  const { heard } = contatoWords(turn.language)
  switch (content.kind) {
    case 'choice': {
      const pressed = decodeChoice(content.data)
      return pressed?.dialog === 'contato' && pressed.key === at.context.key ? meaningOf(pressed) : null
    }
    case 'files':
      return brought(turn)
    case 'described':
    case 'text':
      return hearWords(words(turn), at, turn)
    case 'sticker':
      return { misheard: [at.state.startsWith('choosing') ? heard.pickOne : heard.words] }
    default:
      return null
  }
}

function meaningOf({ verb, value }: Pressed): Meaning {
  switch (verb) {
    case 'pick':
      return { type: 'chose', id: value }
    case 'edit':
      return isEditable(value) ? { type: 'edit', field: value } : null
    case 'goOn':
    case 'back':
    case 'cancel':
    case 'confirm':
    case 'chooseField':
    case 'resume':
    case 'restart':
    case 'forget':
      return { type: verb }
    default:
      return null
  }
}

function isEditable(value: string): value is EditableField {
  return ['connection', 'department', 'description', 'files'].includes(value)
}

function hearWords(text: string, { state, context }: Place, turn: Turn): Meaning {
  const { heard } = contatoWords(turn.language)
  const { externalId } = turn.message
  if (turn.isHurried && context.description !== null) return { type: 'wroteOn', text, externalId }
  switch (state) {
    case 'choosingCustomer':
    case 'choosingConnection':
    case 'choosingDepartment': {
      const option = likeness(context.offered, text, ({ name, hint }) => [name, hint ?? ''])
      return option ? { type: 'chose', id: option.id } : hearAhead(text, turn)
    }
    case 'warned':
    case 'choosingField':
      return hearAhead(text, turn)
    case 'reviewing':
      remark(turn, heard.added)
      return { type: 'wrote', text, externalId }
    case 'describing':
      return { type: 'wrote', text, externalId }
    default:
      return null
  }
}

/** Nobody has to tell their story twice; a word or two were only meant for the buttons. */
function hearAhead(text: string, turn: Turn): Meaning {
  const { heard } = contatoWords(turn.language)
  if (text.trim().split(/\s+/).length < STORY_WORDS) return { misheard: [heard.pickOne] }
  remark(turn, heard.kept)
  return { type: 'wroteAhead', text, externalId: turn.message.externalId }
}

const STORY_WORDS = 4

function brought(turn: Turn): ContatoEvent {
  const { files, message } = turn
  return { type: 'brought', files, text: words(turn), externalId: message.externalId }
}

function words({ message: { content }, language }: Turn): string {
  return quotableWords(content, commonWords(language).forwarded)
}
