import { cataloguePages } from '../catalogue/pages.ts'
import { checkbox } from '../form/fields.ts'
import { OriginFields, OriginMarks } from './fields.tsx'
import { originTexts } from './texts.ts'

export const originRoutes = cataloguePages({
  noun: 'origins',
  path: '/origins',
  icon: 'phone-incoming',
  words: originTexts,
  fields: { byTechnician: checkbox(), suggested: checkbox() },
  Fields: OriginFields,
  Marks: OriginMarks,
  isOrdered: true,
})
