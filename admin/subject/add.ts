import { z } from 'zod'
import { typed } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { subjectTexts } from './texts.ts'
import { subjectsPage, treePath } from './tree-page.tsx'

const newSubject = z.strictObject({ name: typed(), parentId: typed() })

export const addSubject = submission<Visit, typeof newSubject>({
  schema: newSubject,
  show: (visit, adding) => subjectsPage(visit, visit.id(), { adding }),
  async submit(visit, input) {
    const { engine, actor, language } = visit
    const { name } = await engine.subjects.add(actor, visit.id(), input)
    return redirect(treePath({ departmentId: visit.id() }), success(subjectTexts(language).added(name)))
  },
})
