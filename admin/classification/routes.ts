import { z } from 'zod'
import { cataloguePages } from '../catalogue/pages.ts'
import { checkbox } from '../form/fields.ts'
import { ClassificationFields, ClassificationMarks, KINDS, kindOf } from './fields.tsx'
import { classificationTexts } from './texts.ts'

export const classificationRoutes = cataloguePages({
  noun: 'classifications',
  path: '/classifications',
  icon: 'category',
  words: classificationTexts,
  fields: { suggested: checkbox() },
  fixed: { kind: z.enum(KINDS) },
  blank: { kind: 'opening' },
  input: ({ kind, ...values }) => (kind === undefined ? values : { ...values, closing: kind === 'closing' }),
  Fields: ClassificationFields,
  Marks: ClassificationMarks,
  part: (item, language) => classificationTexts(language).parts[kindOf(item)],
  isOrdered: true,
})
