import type { CaseKind, DomainError, TicketRow } from '#engine'
import { remark, type Turn } from '../turn.ts'
import type { Opened } from './form.ts'
import { type Refused, refused } from './refusal.ts'
import { formWords } from './words.ts'

type Row = NonNullable<Turn['closedNoticeFor']> & Pick<TicketRow, 'id' | 'openedAt' | 'dueAt'>

/** What came of a form, kept for what is said of it later: `from` are the chat messages that it was made of. */
export function opened(
  turn: Turn,
  row: Row,
  kept: { kind: CaseKind; number: string; from: string[] },
): Opened {
  const { id, openedAt, dueAt } = row
  turn.closedNoticeFor = row
  turn.memory.lastOpened = { id, ...kept }
  return { kind: 'opened', id, openedAt: openedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null }
}

/** Why nothing came of it: `gone` is the field whose choice is not there any more, and is asked for again. */
export function notOpened<Field>(
  turn: Turn,
  { code }: DomainError,
  gone: Field | null,
): Refused | { type: 'edit'; field: Field } {
  if (gone === null) return refused(code)
  remark(turn, formWords(turn.language).gone)
  return { type: 'edit', field: gone }
}
