import type { FormSide } from '../form/side.ts'
import { openWords } from './words.ts'

export const openSide: FormSide = { name: 'open', words: openWords }
