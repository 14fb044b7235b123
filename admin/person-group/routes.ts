import { typed } from '../administration/typed.ts'
import { cataloguePages } from '../catalogue/pages.ts'
import { beginningChoices } from './choices.ts'
import { PersonGroupFields, PersonGroupMarks } from './fields.tsx'
import { personGroupTexts } from './texts.ts'

export const personGroupRoutes = cataloguePages({
  noun: 'personGroups',
  path: '/person-groups',
  icon: 'users',
  words: personGroupTexts,
  fields: { priority: typed(), processId: typed(), classificationId: typed() },
  blank: { priority: '3' },
  choices: beginningChoices,
  Fields: PersonGroupFields,
  Marks: PersonGroupMarks,
})
