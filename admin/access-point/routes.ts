import { typed } from '../administration/typed.ts'
import { cataloguePages } from '../catalogue/pages.ts'
import { AccessPointFields, AccessPointMarks } from './fields.tsx'
import { accessPointTexts } from './texts.ts'

export const accessPointRoutes = cataloguePages({
  noun: 'accessPoints',
  path: '/access-points',
  icon: 'building-broadcast-tower',
  words: accessPointTexts,
  fields: { address: typed() },
  Fields: AccessPointFields,
  Marks: AccessPointMarks,
})
