import { cataloguePages } from '../catalogue/pages.ts'
import { ids } from '../form/fields.ts'
import { GroupFields, GroupMarks, memberChoices } from './fields.tsx'
import { technicianGroupTexts } from './texts.ts'

export const technicianGroupRoutes = cataloguePages({
  noun: 'technicianGroups',
  path: '/technician-groups',
  icon: 'users-group',
  words: technicianGroupTexts,
  fields: { memberIds: ids(200) },
  drafted: ({ memberIds }) => ({ memberIds }),
  choices: memberChoices,
  Fields: GroupFields,
  Marks: GroupMarks,
})
