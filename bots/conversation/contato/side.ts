import type { FormSide } from '../form/side.ts'
import { contatoWords } from './words.ts'

export const contatoSide: FormSide = { name: 'contato', words: contatoWords }
