import { get, post } from '../route.ts'
import { addQuestion, showNewQuestion } from './add.tsx'
import { changeQuestion, moveQuestion, removeQuestion, showQuestion } from './change.tsx'

export const checklistRoutes = [
  get('/subjects/:id/questions/new', 'administrator', showNewQuestion),
  post('/subjects/:id/questions', 'administrator', addQuestion),
  get('/subjects/:id/questions/:questionId', 'administrator', showQuestion),
  post('/subjects/:id/questions/:questionId', 'administrator', changeQuestion),
  post('/subjects/:id/questions/:questionId/move', 'administrator', moveQuestion),
  post('/subjects/:id/questions/:questionId/removal', 'administrator', removeQuestion),
]
