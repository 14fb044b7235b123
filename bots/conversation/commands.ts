import { plain } from './likeness.ts'

type Command = 'start' | 'open' | 'mine' | 'help' | 'leave'

/** The command that a text is: with a slash, or by the words on the menu, in both languages. */
export function commandIn(text: string) {
  const slash = /^(\/\w+)(@\w+)?\s*$/.exec(text.trim())
  return COMMANDS[slash ? slash[1]!.toLowerCase() : plain(text)]
}

const COMMANDS: Record<string, Command> = {
  '/start': 'start',
  '/novo': 'open',
  '/new': 'open',
  '/meus': 'mine',
  '/mine': 'mine',
  '/ajuda': 'help',
  '/help': 'help',
  '/sair': 'leave',
  '/leave': 'leave',
  'abrir ticket': 'open',
  'open ticket': 'open',
  'meus tickets': 'mine',
  'my tickets': 'mine',
  ajuda: 'help',
  help: 'help',
}
