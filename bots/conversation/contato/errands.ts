import { DomainError, NotFound } from '#engine'
import { idsOf } from '../form/description.ts'
import { formErrands, offered } from '../form/errands.ts'
import { notOpened, opened } from '../form/opening.ts'
import { refused, whyNotOpen } from '../form/refusal.ts'
import { attempt, proven, type Turn } from '../turn.ts'
import type { ContatoDraft, EditableField } from './draft.ts'
import type { ContatoEvent } from './machine.ts'
import { contatoSide } from './side.ts'

type Errand = (turn: Turn, draft: ContatoDraft) => Promise<ContatoEvent | undefined>

export const contatoErrands: Record<string, Errand> = {
  ...formErrands(contatoSide),

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

  async openCase(turn, draft) {
    const refusal = await whyNotOpen(turn, draft.customerId)
    if (refusal) return refusal
    const atendimento = await attempt(turn, () =>
      turn.desk.atendimentos.contato(proven(turn), newContato(draft)),
    )
    if (atendimento instanceof DomainError) return notOpened(turn, atendimento, goneField(atendimento))
    const { protocol } = atendimento
    const from = Object.keys(draft.said)
    return {
      type: 'ended',
      outcome: { ...opened(turn, atendimento, { kind: 'atendimento', number: protocol, from }), protocol },
    }
  },
}

function newContato({ customerId, connection, department, description, files }: ContatoDraft) {
  return {
    customerId: customerId ?? '',
    departmentId: department?.id ?? '',
    connectionId: connection?.id ?? null,
    text: description ?? '',
    attachmentIds: idsOf(files),
  }
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
