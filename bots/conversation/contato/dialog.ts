import { dialog } from '../dialog.ts'
import type { ContatoDraft } from './draft.ts'
import { contatoErrands } from './errands.ts'
import { hearContato } from './hearing.ts'
import { type ContatoEvent, contatoMachine } from './machine.ts'
import { contatoPrompts } from './prompts.ts'

export const contato = dialog<ContatoDraft, ContatoEvent>({
  name: 'contato',
  machine: contatoMachine,
  hear: hearContato,
  errands: contatoErrands,
  prompts: contatoPrompts,
})
