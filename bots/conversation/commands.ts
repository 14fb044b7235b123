import type { Offers } from '#engine'
import { plain } from './likeness.ts'

export type Command = 'start' | 'open' | 'mine' | 'contato' | 'atendimentos' | 'help' | 'leave'

/** The command that a text is: with a slash, or by the words on the menu, in both languages. */
export function commandIn(text: string): Command | undefined {
  if (text.length > LONGEST) return undefined
  const slash = /^(\/\w+)(@\w+)?\s*$/.exec(text.trim())
  return COMMANDS[slash ? slash[1]!.toLowerCase() : plain(text)]
}

export function isCommand(name: string): name is Command {
  return Object.values(COMMANDS).includes(name as Command)
}

/** What has to be offered for a command to be of use. */
export const NEEDED: Partial<Record<Command, keyof Offers>> = {
  open: 'tickets',
  mine: 'tickets',
  contato: 'contato',
  atendimentos: 'atendimentos',
}

/** A command with a bot's name behind it (of 32 letters at most), or words with the signs and faces that people add. */
const LONGEST = 64

const COMMANDS: Record<string, Command> = {
  '/start': 'start',
  '/novo': 'open',
  '/new': 'open',
  '/meus': 'mine',
  '/mine': 'mine',
  '/contato': 'contato',
  '/contact': 'contato',
  '/atendimentos': 'atendimentos',
  '/requests': 'atendimentos',
  '/ajuda': 'help',
  '/help': 'help',
  '/sair': 'leave',
  '/leave': 'leave',
  'abrir ticket': 'open',
  'open ticket': 'open',
  'meus tickets': 'mine',
  'my tickets': 'mine',
  contato: 'contato',
  'contact us': 'contato',
  atendimentos: 'atendimentos',
  'my requests': 'atendimentos',
  ajuda: 'help',
  help: 'help',
}
