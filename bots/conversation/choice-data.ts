/**
 * What a dialog's button says when it is pressed: whose question it was (`key`), what it means and which entry.
 * The key dies with the question's dialog, so a button of long ago answers nothing today.
 */
export type Pressed = { dialog: string; key: string; verb: string; value: string }

export function encodeChoice(dialog: string, key: string, verb: string, value = ''): string {
  return `${dialog}.${key}.${verb}.${value}`
}

/** Null for data that no dialog ever put on a button. */
export function decodeChoice(data: string): Pressed | null {
  const [dialog = '', key, verb, value] = data.split('.')
  return WITH_BUTTONS.includes(dialog) && key !== undefined && verb && value !== undefined
    ? { dialog, key, verb, value }
    : null
}

const WITH_BUTTONS = [
  'home',
  'open',
  'ticket',
  'tickets',
  'contato',
  'atendimento',
  'atendimentos',
  'files',
  'file',
  'homeless',
  'colleagues',
]

/** A key for a new dialog: four letters are enough to tell it from those before it in one chat. */
export function newKey(): string {
  return Math.random().toString(36).slice(2, 6).padEnd(4, '0')
}
