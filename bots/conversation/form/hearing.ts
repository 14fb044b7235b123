import { decodeChoice, type Pressed } from '../choice-data.ts'
import type { Misheard } from '../dialog.ts'
import { type Content, quotableWords } from '../incoming.ts'
import { likeness } from '../likeness.ts'
import { remark, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import type { Form } from './form.ts'
import type { FormEvent } from './machine.ts'
import type { FormSide } from './side.ts'
import { formWords } from './words.ts'

/** Where a form stands. */
export type Place<Draft extends Form> = { state: string; context: Draft }

/** What every form hears alike. */
type Heard = FormEvent<never, never>

/** What a form hears in its own way: its own buttons, and words. */
type Own<Draft extends Form, Event> = {
  pressed(pressed: Pressed, draft: Draft): Event | null
  words(text: string, at: Place<Draft>, turn: Turn): Event | Misheard | null
}

/** What a message means to a half-filled form. */
export function formHearing<Draft extends Form, Event>({ name }: FormSide, own: Own<Draft, Event>) {
  return (content: Content, at: Place<Draft>, turn: Turn): Event | Heard | Misheard | null => {
    const { pickOne, needsWords } = formWords(turn.language)
    switch (content.kind) {
      case 'choice': {
        const pressed = decodeChoice(content.data)
        if (pressed?.dialog !== name || pressed.key !== at.context.key) return null
        return meaningOf(pressed) ?? own.pressed(pressed, at.context)
      }
      case 'files':
        return brought(turn, wordsOf(turn))
      case 'described':
      case 'text':
        return own.words(wordsOf(turn), at, turn)
      case 'sticker':
        return { misheard: [at.state.startsWith('choosing') ? pickOne : needsWords] }
      default:
        return null
    }
  }
}

function meaningOf({ verb, value }: Pressed): Heard | null {
  switch (verb) {
    case 'pick':
      return { type: 'chose', id: value }
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

/** Words where all forms ask for the same: a choice by its name, the description, more of it in the review. */
export function hearWords(
  { words }: FormSide,
  text: string,
  { state, context }: Place<Form>,
  turn: Turn,
): Heard | null {
  const { externalId } = turn.message
  if (turn.isHurried && context.description !== null) return { type: 'wroteOn', text, externalId }
  switch (state) {
    case 'describing':
      return { type: 'wrote', text, externalId }
    case 'reviewing':
      remark(turn, words(turn.language).added)
      return { type: 'wrote', text, externalId }
    default:
      return isChoice(state) ? optionCalled(text, context) : null
  }
}

/** Whether it is asked to choose one of what is offered. */
export function isChoice(state: string): boolean {
  return state.startsWith('choosing') && state !== 'choosingField'
}

function optionCalled(text: string, { offered }: Form): Heard | null {
  const option = likeness(offered, text, ({ name, nameEn, hint }) => [name, nameEn ?? '', hint ?? ''])
  return option && { type: 'chose', id: option.id }
}

export function brought({ files, message: { externalId } }: Turn, text: string) {
  return { type: 'brought' as const, files, text, externalId }
}

/** The words of a message as the team should read them. */
export function wordsOf({ message: { content }, language }: Turn): string {
  return quotableWords(content, commonWords(language).forwarded)
}
