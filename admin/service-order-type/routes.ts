import { typed } from '../administration/typed.ts'
import { cataloguePages } from '../catalogue/pages.ts'
import { TypeFields, TypeMarks } from './fields.tsx'
import { serviceOrderTypeTexts } from './texts.ts'

export const serviceOrderTypeRoutes = cataloguePages({
  noun: 'serviceOrderTypes',
  path: '/service-order-types',
  icon: 'clipboard-list',
  words: serviceOrderTypeTexts,
  fields: { minutes: typed(), terms: typed() },
  blank: { minutes: '60' },
  Fields: TypeFields,
  Marks: TypeMarks,
  isOrdered: true,
})
