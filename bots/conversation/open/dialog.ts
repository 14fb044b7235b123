import { dialog } from '../dialog.ts'
import type { Draft } from './draft.ts'
import { openErrands } from './errands.ts'
import { hearOpen } from './hearing.ts'
import { type OpenEvent, openMachine } from './machine.ts'
import { openPrompts } from './prompts.ts'

export const open = dialog<Draft, OpenEvent>({
  name: 'open',
  machine: openMachine,
  hear: hearOpen,
  errands: openErrands,
  prompts: openPrompts,
})
