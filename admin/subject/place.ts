import { z } from 'zod'
import { typed } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { optionalId, whole } from '../form/fields.ts'
import { type Draft, submission } from '../form/submission.ts'
import type { Visit } from '../visit.ts'
import { subjectsPage, treePath } from './tree-page.tsx'

/** The first one's button sends -1, the place before the first. */
const placed = z.strictObject({ basis: typed(), parentId: optionalId(), place: whole(-1, 10_000) })

/** A drop or a press of an arrow: htmx takes the tree out of the page, without it the page comes back by a redirect. */
export const placeSubject = submission<Visit, typeof placed>({
  schema: placed,
  async show(visit, { problem, faults }) {
    const { departmentId } = await visit.engine.subjects.find(visit.actor, visit.id())
    const misplaced: Draft['problem'] = { code: 'tree_misplaced', details: {} }
    return subjectsPage(visit, departmentId, {
      problem: Object.keys(faults).length > 0 ? misplaced : problem,
    })
  },
  async submit(visit, { basis, parentId, place }) {
    const { engine, actor } = visit
    const subject = await engine.subjects.find(actor, visit.id())
    await engine.subjects.place(actor, subject.id, { parentId, place: Math.max(0, place) }, basis)
    return visit.isPartial ? subjectsPage(visit, subject.departmentId) : redirect(treePath(subject))
  },
})
