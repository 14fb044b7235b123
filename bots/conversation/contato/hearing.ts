import type { Pressed } from '../choice-data.ts'
import type { Misheard } from '../dialog.ts'
import { formHearing, hearWords, isChoice, type Place } from '../form/hearing.ts'
import { formWords } from '../form/words.ts'
import { remark, type Turn } from '../turn.ts'
import type { ContatoDraft, EditableField } from './draft.ts'
import type { ContatoEvent } from './machine.ts'
import { contatoSide } from './side.ts'
import { contatoWords } from './words.ts'

type Meaning = ContatoEvent | Misheard | null

/** What a message means to a half-filled "Contato". */
export const hearContato = formHearing<ContatoDraft, ContatoEvent>(contatoSide, { pressed, words })

function pressed({ verb, value }: Pressed): ContatoEvent | null {
  if (verb === 'goOn') return { type: 'goOn' }
  return verb === 'edit' && isEditable(value) ? { type: 'edit', field: value } : null
}

function isEditable(value: string): value is EditableField {
  return ['connection', 'department', 'description', 'files'].includes(value)
}

function words(text: string, at: Place<ContatoDraft>, turn: Turn): Meaning {
  const { state } = at
  const heard = hearWords(contatoSide, text, at, turn)
  const isForButtons = isChoice(state) || state === 'warned' || state === 'choosingField'
  return heard ?? (isForButtons ? hearAhead(text, turn) : null)
}

/** Nobody has to tell their story twice; a word or two were only meant for the buttons. */
function hearAhead(text: string, turn: Turn): Meaning {
  if (text.trim().split(/\s+/).length < STORY_WORDS) return { misheard: [formWords(turn.language).pickOne] }
  remark(turn, contatoWords(turn.language).kept)
  return { type: 'wroteAhead', text, externalId: turn.message.externalId }
}

const STORY_WORDS = 4
