import { DomainError, NotFound } from '#engine'
import { idsOf } from '../form/description.ts'
import { formErrands, offered } from '../form/errands.ts'
import { notOpened, opened } from '../form/opening.ts'
import { whyNotOpen } from '../form/refusal.ts'
import { attempt, proven, type Turn } from '../turn.ts'
import type { Draft } from './draft.ts'
import type { OpenEvent } from './machine.ts'
import { openSide } from './side.ts'

type Errand = (turn: Turn, draft: Draft) => Promise<OpenEvent | undefined>

export const openErrands: Record<string, Errand> = {
  ...formErrands(openSide),

  async offerDepartments(turn, { customerId }) {
    const refusal = await whyNotOpen(turn, customerId)
    if (refusal) return refusal
    const companyId = turn.customers.find((customer) => customer.customerId === customerId)?.companyId
    return offered(companyId ? await turn.desk.departments.offered(companyId) : [])
  },

  async offerSubjects({ desk }, { department, subjects }) {
    if (!department) return offered([])
    const children = await desk.subjects.children(department.id, subjects.at(-1)?.id ?? null)
    return offered(children.map(({ id, name, nameEn }) => ({ id, name, nameEn })))
  },

  async suggestArticles(turn, { title, department, customerId }) {
    const companyId = turn.customers.find((customer) => customer.customerId === customerId)?.companyId ?? null
    const found = await turn.desk.articles.suggest(title ?? '', {
      companyId,
      departmentId: department?.id ?? null,
    })
    return offered(
      found.map(({ id, title, body, url }) => ({ id, name: title, hint: body.slice(0, 400), url })),
    )
  },

  async readChecklist({ desk }, { subjects }) {
    const leaf = subjects.at(-1)
    const questions = leaf ? await desk.checklists.questionsFor(leaf.id) : []
    return {
      type: 'checklistRead',
      questions: questions.map(
        ({ id, kind, question, questionEn, help, choices, required, allowUnknown }) => {
          return { id, kind, question, questionEn, help, choices, required, allowUnknown }
        },
      ),
    }
  },

  async openCase(turn, draft) {
    const refusal = await whyNotOpen(turn, draft.customerId)
    if (refusal) return refusal
    const ticket = await attempt(turn, () => turn.desk.tickets.open(proven(turn), newTicket(draft)))
    if (ticket instanceof DomainError) return notOpened(turn, ticket, goneField(ticket))
    const { number, title } = ticket
    const from = [...Object.keys(draft.said), draft.titleFrom ?? []].flat()
    return {
      type: 'ended',
      outcome: { ...opened(turn, ticket, { kind: 'ticket', number, from }), number, title },
    }
  },
}

/** What was chosen and is not there any more. */
function goneField(error: DomainError): 'subject' | null {
  const isGone = ['subject', 'customer', 'checklist_question'].includes(error.code)
  return error instanceof NotFound && isGone ? 'subject' : null
}

function newTicket(draft: Draft) {
  const { customerId, department, subjects, title, description, answers, questions, files, followUp } = draft
  return {
    customerId: customerId ?? '',
    departmentId: department?.id ?? '',
    subjectId: subjects.at(-1)?.id ?? null,
    title: title ?? '',
    description: description ?? '',
    answers: (questions ?? []).flatMap(({ id }) => {
      const answer = answers[id]
      if (!answer || answer.kind === 'skipped') return []
      const attachmentIds = idsOf(answer.files)
      return [{ questionId: id, value: answer.value, unknown: answer.kind === 'unknown', attachmentIds }]
    }),
    attachmentIds: idsOf(files),
    ...(followUp ? { followUpOfId: followUp.id } : {}),
  }
}
