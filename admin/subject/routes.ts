import { get, post } from '../route.ts'
import { addSubject } from './add.ts'
import { changeSubject, removeSubject, showSubject } from './change.tsx'
import { placeSubject } from './place.ts'
import { showSubjects } from './tree-page.tsx'

export const subjectRoutes = [
  get('/subjects', 'supervisor', showSubjects),
  post('/departments/:id/subjects', 'administrator', addSubject),
  get('/subjects/:id', 'supervisor', showSubject),
  post('/subjects/:id', 'administrator', changeSubject),
  post('/subjects/:id/place', 'administrator', placeSubject),
  post('/subjects/:id/removal', 'administrator', removeSubject),
]
