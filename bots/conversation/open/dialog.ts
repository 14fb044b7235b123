import { dialog } from '../dialog.ts'
import { openErrands } from './errands.ts'
import { hearOpen } from './hearing.ts'
import { openMachine } from './machine.ts'
import { openPrompts } from './prompts.ts'

export const open = dialog({
  name: 'open',
  machine: openMachine,
  hear: hearOpen,
  errands: openErrands,
  prompts: openPrompts,
})
