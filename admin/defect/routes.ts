import { cataloguePages } from '../catalogue/pages.ts'
import { defectTexts } from './texts.ts'

export const defectRoutes = cataloguePages({
  noun: 'defects',
  path: '/defects',
  icon: 'bug',
  words: defectTexts,
  fields: {},
  isOrdered: true,
})
