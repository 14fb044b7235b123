import { cataloguePages } from '../catalogue/pages.ts'
import { exceptionReasonTexts } from './texts.ts'

export const exceptionReasonRoutes = cataloguePages({
  noun: 'exceptionReasons',
  path: '/exception-reasons',
  icon: 'shield-check',
  words: exceptionReasonTexts,
  fields: {},
  isOrdered: true,
})
