import { cataloguePages } from '../catalogue/pages.ts'
import { SlaTableFields, SlaTableMarks } from './fields.tsx'
import { slaTableTexts } from './texts.ts'
import { timesDrafted, timesFields, timesInput } from './times.ts'

export const slaTableRoutes = cataloguePages({
  noun: 'slaTables',
  path: '/sla-tables',
  icon: 'clock-hour-4',
  words: slaTableTexts,
  fields: timesFields,
  drafted: ({ times }) => timesDrafted(times),
  input: timesInput,
  Fields: SlaTableFields,
  Marks: SlaTableMarks,
})
