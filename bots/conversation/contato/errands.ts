import { DomainError, NotFound } from '#engine'
import { newKey } from '../choice-data.ts'
import { idsOf } from '../form/description.ts'
import type { Option } from '../form/form.ts'
import { whyNotOpen } from '../form/refusal.ts'
import { customersWith } from '../offers.ts'
import { attempt, proven, remark, speaksFor, type Turn } from '../turn.ts'
import type { ContatoDraft, EditableField } from './draft.ts'
import type { ContatoEvent } from './machine.ts'
import { contatoWords } from './words.ts'

type Errand = (turn: Turn, draft: ContatoDraft) => Promise<ContatoEvent | undefined>

export const contatoErrands: Record<string, Errand> = {
  async offerCustomers(turn) {
    return offered(customersWith(turn, 'contato').map(({ customerId, name }) => ({ id: customerId, name })))
  },

  async keepCustomerChoice(turn, { customerId }) {
    if (customerId) await turn.desk.chats.speakFor(proven(turn), customerId)
    return undefined
  },

  /** The first question of all: whoever may not open is told now, not after having written everything. */
  async offerConnections(turn, { customerId }) {
    const refusal = await whyNotOpen(turn, customerId)
    if (refusal) return refusal
    const choices = await choicesOf(turn, customerId)
    if (choices instanceof DomainError) return refused(choices.code)
    if (!choices.isOn) return refused('contato.off')
    return offered(
      choices.connections.map(({ id, name, address }) => ({
        id,
        name,
        ...(address ? { hint: address } : {}),
      })),
    )
  },

  async lookForStop(turn, { customerId, connection }) {
    if (!customerId || !connection) return { type: 'stopLookedFor', stop: null }
    const known = await attempt(turn, () =>
      turn.desk.atendimentos.knownStop(proven(turn), customerId, connection.id),
    )
    if (!known || known instanceof DomainError) return { type: 'stopLookedFor', stop: null }
    const { id, message, openedAt, expectedUntil } = known
    return {
      type: 'stopLookedFor',
      stop: {
        id,
        message,
        openedAt: openedAt.toISOString(),
        expectedUntil: expectedUntil?.toISOString() ?? null,
      },
    }
  },

  async offerDepartments(turn, { customerId }) {
    const choices = await choicesOf(turn, customerId)
    return offered(choices instanceof DomainError ? [] : choices.departments)
  },

  async openContato(turn, draft) {
    const refusal = await whyNotOpen(turn, draft.customerId)
    if (refusal) return refusal
    const { customerId, connection, department, description, files } = draft
    const opened = await attempt(turn, () =>
      turn.desk.atendimentos.contato(proven(turn), {
        customerId: customerId ?? '',
        departmentId: department?.id ?? '',
        connectionId: connection?.id ?? null,
        text: description ?? '',
        attachmentIds: idsOf(files),
      }),
    )
    const gone = opened instanceof DomainError && goneField(opened)
    if (gone) {
      remark(turn, contatoWords(turn.language).heard.gone)
      return { type: 'edit', field: gone }
    }
    if (opened instanceof DomainError) return refused(opened.code)
    turn.closedNoticeFor = opened
    const { id, protocol, openedAt, dueAt } = opened
    turn.memory.lastOpened = { kind: 'atendimento', id, number: protocol, from: Object.keys(draft.said) }
    return {
      type: 'ended',
      outcome: {
        kind: 'opened',
        id,
        protocol,
        openedAt: openedAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      },
    }
  },

  async beginAnother(turn) {
    turn.next = { dialog: 'contato', input: { key: newKey(), customerId: speaksFor(turn, 'contato') } }
    return undefined
  },
}

function choicesOf(turn: Turn, customerId: string | null) {
  return attempt(turn, () => turn.desk.atendimentos.contatoChoices(proven(turn), customerId ?? ''))
}

/** What was chosen and is not there any more; a second connection has come since the only one was taken for granted. */
function goneField(error: DomainError): EditableField | null {
  if (error.code === 'connection.missing') return 'connection'
  if (!(error instanceof NotFound)) return null
  return error.code === 'connection' ? 'connection' : error.code === 'department' ? 'department' : null
}

function offered(options: readonly Option[]): ContatoEvent {
  return { type: 'offered', options: [...options] }
}

function refused(code: string): ContatoEvent {
  return { type: 'ended', outcome: { kind: 'refused', code } }
}
