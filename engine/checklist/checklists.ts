import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { checked } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { type Direction, swapped } from '../administration/order.ts'
import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound, Refused } from '../errors.ts'
import { mayChangeSubjects } from '../subject/policy.ts'
import { subjects } from '../subject/subjects.ts'
import { type Question, type QuestionInput, questionSchema } from './question.ts'

/** The questions that hang on a type of ticket (R12); who may grow the tree may also ask. */
export function checklists(deps: Deps) {
  const { db } = deps
  const kept = keeping<Question>(deps, {
    entity: 'question',
    table: 'checklist_question',
    nameOf: (question) => question.question,
  })
  const tree = subjects(deps)

  /** All questions of a type, also those switched off, in order. */
  async function list(
    actor: Actor,
    typeId: string,
  ): Promise<(Question & { basis: string; answers: number })[]> {
    await tree.find(actor, typeId)
    return db.rows(sql`
      select question.*, question.xmin::text as basis,
        (select count(*)::int from checklist_answer as answer where answer.question_id = question.id) as answers
      from checklist_question as question where subject_id = ${typeId}
      order by position, id
    `)
  }

  async function find(actor: Actor, typeId: string, questionId: string) {
    const question = (await list(actor, typeId)).find((each) => each.id === questionId)
    if (!question) throw new NotFound('question_not_found')
    return question
  }

  /** A new question at the end. Only types carry questions: Refused (`not_a_type`). */
  async function add(actor: Actor, typeId: string, input: QuestionInput): Promise<Question> {
    const { level } = await tree.find(actor, typeId)
    mustBeAllowed(mayChangeSubjects(actor))
    if (level !== 'type') throw new Refused('not_a_type')
    const values = checked(questionSchema, input)
    return atomically(db, async (tx) => {
      const { position } = await tx.one<{ position: number }>(sql`
        select coalesce(max(position) + 1, 0)::int as position from checklist_question where subject_id = ${typeId}
      `)
      return kept.add(tx, actor, { ...values, subjectId: typeId, position })
    })
  }

  async function change(
    actor: Actor,
    typeId: string,
    questionId: string,
    input: QuestionInput,
    basis?: Basis,
  ): Promise<Question> {
    await find(actor, typeId, questionId)
    mustBeAllowed(mayChangeSubjects(actor))
    const values = checked(questionSchema, input)
    return atomically(db, (tx) => kept.change(tx, actor, questionId, values, basis))
  }

  async function move(actor: Actor, typeId: string, questionId: string, direction: Direction): Promise<void> {
    await find(actor, typeId, questionId)
    mustBeAllowed(mayChangeSubjects(actor))
    await atomically(db, (tx) =>
      swapped(tx, 'checklist_question', sql`subject_id = ${typeId}`, questionId, direction),
    )
  }

  /** Throws Refused (`question_in_use`) when somebody has answered it: then switch it off. */
  async function remove(actor: Actor, typeId: string, questionId: string): Promise<void> {
    await find(actor, typeId, questionId)
    mustBeAllowed(mayChangeSubjects(actor))
    await atomically(db, (tx) => kept.remove(tx, actor, questionId))
  }

  /** What must be supplied with a ticket about this subject: the questions of the type it lies under, in order. */
  async function questionsFor(subjectId: string): Promise<Question[]> {
    const type = (await tree.path(subjectId))[0]
    if (!type) return []
    return db.rows<Question>(
      sql`select * from checklist_question where subject_id = ${type.id} and active order by position, id`,
    )
  }

  return { list, find, add, change, move, remove, questionsFor }
}
