import { DomainError, NotFound } from '#engine'
import { newKey } from '../choice-data.ts'
import { idsOf } from '../form/description.ts'
import type { Option } from '../form/form.ts'
import { whyNotOpen } from '../form/refusal.ts'
import { customersWith } from '../offers.ts'
import { attempt, proven, remark, speaksFor, type Turn } from '../turn.ts'
import type { Draft } from './draft.ts'
import type { OpenEvent } from './machine.ts'
import { openWords } from './words.ts'

type Errand = (turn: Turn, draft: Draft) => Promise<OpenEvent | undefined>

export const openErrands: Record<string, Errand> = {
  async offerCustomers(turn) {
    return offered(customersWith(turn, 'tickets').map(({ customerId, name }) => ({ id: customerId, name })))
  },

  async keepCustomerChoice(turn, { customerId }) {
    if (customerId) await turn.desk.chats.speakFor(proven(turn), customerId)
    return undefined
  },

  /** The first question of all: whoever may not open is told now, not after having written everything. */
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

  async beginAnother(turn) {
    turn.next = { dialog: 'open', input: { key: newKey(), customerId: speaksFor(turn, 'tickets') } }
    return undefined
  },

  async openTicket(turn, draft) {
    const refusal = await whyNotOpen(turn, draft.customerId)
    if (refusal) return refusal
    const opened = await attempt(turn, () => turn.desk.tickets.open(proven(turn), newTicket(draft)))
    if (opened instanceof NotFound && ['subject', 'customer', 'checklist_question'].includes(opened.code)) {
      remark(turn, openWords(turn.language).heard.gone)
      return { type: 'edit', field: 'subject' }
    }
    if (opened instanceof DomainError)
      return { type: 'ended', outcome: { kind: 'refused', code: opened.code } }
    turn.closedNoticeFor = opened
    const { id, number, title, openedAt, dueAt } = opened
    const from = [...Object.keys(draft.said), draft.titleFrom ?? []].flat()
    turn.memory.lastOpened = { kind: 'ticket', id, number, from }
    return {
      type: 'ended',
      outcome: {
        kind: 'opened',
        id,
        number,
        title,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      },
    }
  },
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

function offered(options: readonly Option[]): OpenEvent {
  return { type: 'offered', options: [...options] }
}
