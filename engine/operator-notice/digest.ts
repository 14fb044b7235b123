import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { FiredTimer } from '../lifecycle/moving.ts'
import { takeTimer } from '../lifecycle/timers.ts'
import { type AtDesk, encodeDeskAction } from '../notification/desk-action.ts'
import type { Choice, OutgoingMessage } from '../notification/message.ts'
import type { Send } from '../notification/recipients.ts'
import { STILL_LINKED } from '../operator-chat/operator-chat.ts'
import { type Language, languageOf } from '../text.ts'
import { noticeWords } from './words.ts'

const DIGEST = 'digest'

type Held = {
  about: AtDesk | null
  title: string
  at: Date
  dueAt: Date
  language: Language
  timeZone: string
  sentence(reader: { language: Language; timeZone: string }): string
}

/** Keeps a notice for an operator's next digest, and has it fire then. */
export async function hold(tx: Tx, { operatorId }: { operatorId: string }, held: Held): Promise<void> {
  const { about, title, at, dueAt } = held
  const idOf = (kind: AtDesk['kind']) => (about?.kind === kind ? about.id : null)
  await tx.query(sql`
    with kept as (
      insert into held_notice (operator_id, ticket_id, atendimento_id, title, line, at, due_at)
      values (${operatorId}, ${idOf('ticket')}, ${idOf('atendimento')}, ${title}, ${held.sentence(held)}, ${at},
        ${dueAt})
    )
    insert into timer (entity, entity_id, name, event, due_at)
    values ('operator', ${operatorId}, ${DIGEST}, ${sql.json({ type: DIGEST })}, ${dueAt})
    on conflict (entity, entity_id, name) do update set due_at = least(timer.due_at, excluded.due_at)`)
}

/** Sends what waits for an operator in one message, and has what is for later fire later. */
export function digests({ clock, send }: Pick<Deps, 'clock'> & { send: Send }) {
  /** Nothing happens when there is nobody to tell any more: then what waited is forgotten. */
  async function fireTimer(tx: Tx, timer: FiredTimer): Promise<void> {
    const { entityId: operatorId } = timer
    await tx.together(lockOperators, operatorId)
    if (!(await takeTimer(tx, timer))) return
    const notices = await tx.rows<HeldNotice>(sql`
      delete from held_notice where operator_id = ${operatorId} and due_at <= ${clock.now()}
      returning id, ticket_id, atendimento_id, title, line, at`)
    await tx.query(sql`
      insert into timer (entity, entity_id, name, event, due_at)
      select 'operator', operator_id, ${DIGEST}, ${sql.json({ type: DIGEST })}, min(due_at)
      from held_notice where operator_id = ${operatorId} group by operator_id
      on conflict (entity, entity_id, name) do update set due_at = least(timer.due_at, excluded.due_at)`)
    const chat = await tx.first<{ id: string; to: string; language: string }>(sql`
      select h.id, h.external_id as to, operator.language from operator_chat h join operator on ${STILL_LINKED}
      where operator.id = ${operatorId} and h.dead_at is null`)
    if (!chat || notices.length === 0) return
    const payload = digest(notices.sort(byTime), languageOf(chat.language))
    await send(tx, [
      { channel: 'operators', to: chat.to, chatId: chat.id, kind: 'operators.digest', payload },
    ])
  }

  return { fireTimer }
}

async function lockOperators(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  await tx.query(sql`select from operator where id = any(${ids}::uuid[]) order by id for update`)
  return ids
}

type HeldNotice = {
  id: string
  ticketId: string | null
  atendimentoId: string | null
  title: string
  line: string
  at: Date
}

const MOST_LINES = 30
const MOST_BUTTONS = 8

function digest(notices: HeldNotice[], language: Language): OutgoingMessage {
  const t = noticeWords(language)
  const rest = notices.length - MOST_LINES
  const cases = new Map<string, Choice>()
  for (const { title, ticketId, atendimentoId } of notices) {
    const about = aboutOf(ticketId, atendimentoId)
    const label = title.split(' · ')[0] as string
    if (about) cases.set(about.id, { label, data: encodeDeskAction('show', about) })
  }
  const shown = [...cases.values()].slice(0, MOST_BUTTONS)
  return {
    text: [
      { bold: t.digest(notices.length) },
      ...notices.slice(0, MOST_LINES).flatMap(({ title, line }) => ['\n\n', { bold: title }, '\n', line]),
      ...(rest > 0 ? ['\n\n', t.more(rest)] : []),
    ],
    ...(shown.length > 0 ? { choices: pairs(shown) } : {}),
  }
}

function aboutOf(ticketId: string | null, atendimentoId: string | null): AtDesk | null {
  if (ticketId) return { kind: 'ticket', id: ticketId }
  return atendimentoId ? { kind: 'atendimento', id: atendimentoId } : null
}

function pairs(choices: Choice[]): Choice[][] {
  return choices.flatMap((choice, n) => (n % 2 === 0 ? [[choice, ...choices.slice(n + 1, n + 2)]] : []))
}

function byTime(one: HeldNotice, other: HeldNotice): number {
  return one.at.getTime() - other.at.getTime() || Number(BigInt(one.id) - BigInt(other.id))
}
