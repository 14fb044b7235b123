import { get, post } from '../route.ts'
import { addCannedText, showNewCannedText } from './add.tsx'
import { changeCannedText, removeCannedText, showCannedText } from './change.tsx'
import { listCannedTexts } from './list.tsx'

export const cannedTextRoutes = [
  get('/canned-texts', 'operator', listCannedTexts),
  get('/canned-texts/new', 'administrator', showNewCannedText),
  post('/canned-texts', 'administrator', addCannedText),
  get('/canned-texts/:id', 'administrator', showCannedText),
  post('/canned-texts/:id', 'administrator', changeCannedText),
  post('/canned-texts/:id/removal', 'administrator', removeCannedText),
]
