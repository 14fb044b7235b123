import type { ContactActor } from '../actor.ts'
import { isId, mustBeIds } from '../database/id.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { ShownFile, ShownLog } from '../ticket/mine.ts'
import type { AtendimentoEvent } from './events.ts'
import { mayOnAtendimento, visibleAtendimentos } from './policy.ts'
import { type AtendimentoRow, readAtendimento } from './row.ts'
import type { AtendimentoState } from './states.ts'

/** An atendimento as its customer sees it in a list (R60). */
export type AtendimentoCard = {
  id: string
  protocol: string
  state: AtendimentoState
  openedAt: Date
  updatedAt: Date
  /** What was complained of. */
  report: string
  /** What was found: the technician's words, else the defect's name. */
  observedDefect: string | null
  pauseReason: string | null
  customerId: string
  customerName: string
  operatorName: string | null
}

export type ShownAtendimento = AtendimentoCard & {
  connection: string | null
  dueAt: Date | null
  timeZone: string
  serviceOrders: { number: string; state: string; scheduledFrom: Date | null; scheduledUntil: Date | null }[]
  /** The last public words, oldest first. */
  logs: ShownLog[]
  files: ShownFile[]
  rating: { value: number; comment: string | null } | null
  /** What the person may do now; the rest is not offered. */
  actions: ('write' | 'rate')[]
}

/** Where a customer can write by "Contato" (R61), with what they have to choose from. */
export type ContatoChoices = {
  isOn: boolean
  connections: { id: string; name: string; address: string | null }[]
  departments: { id: string; name: string }[]
}

/** A known stop that the customer hears of before opening anything. */
export type KnownStop = {
  id: string
  number: number
  message: string
  openedAt: Date
  expectedUntil: Date | null
}

/** Ask: the atendimentos of a person in a chat. Everything goes through the person: what is not theirs does not exist. */
export function customerAtendimentos(
  { db }: Pick<Deps, 'db'>,
  can: (row: AtendimentoRow, event: AtendimentoEvent) => boolean,
) {
  return {
    /** Those that are not over, the newest first. `offset` counts cards. */
    async pending(
      by: ContactActor,
      { customerId, offset = 0, limit = 5 }: { customerId?: string; offset?: number; limit?: number } = {},
    ): Promise<{ atendimentos: AtendimentoCard[]; more: boolean }> {
      const conditions = [visibleAtendimentos(by), sql`t.state not in ('finished', 'cancelled')`]
      if (customerId) conditions.push(sql`t.customer_id = ${customerId}`)
      const atendimentos = await db.rows<AtendimentoCard>(sql`
        select ${CARD} from ${JOINED} where ${sql.and(conditions)}
        order by t.opened_at desc, t.id desc limit ${limit + 1} offset ${offset}`)
      return { atendimentos: atendimentos.slice(0, limit), more: atendimentos.length > limit }
    },

    /** Those whose question waits for the person's own answer, the oldest first. */
    pendingAnswers: (by: ContactActor, limit = 5): Promise<AtendimentoCard[]> =>
      db.rows<AtendimentoCard>(sql`
        select ${CARD} from ${JOINED}
        where ${visibleAtendimentos(by)} and t.state = 'paused' and coalesce(t.contact_id, ${by.id}) = ${by.id}
        order by t.updated_at, t.id limit ${limit}`),

    /** By the protocol people type; undefined for none and for somebody else's. */
    byProtocol: (by: ContactActor, text: string): Promise<AtendimentoCard | undefined> =>
      db.first<AtendimentoCard>(sql`
        select ${CARD} from ${JOINED}
        where ${visibleAtendimentos(by)} and t.protocol = ${text.trim().replace(/^#/, '')}
        order by t.opened_at desc, t.id desc limit 1`),

    /** The one that a chat message belongs to: one of ours that was replied to, or words of theirs. */
    byMessage: (by: ContactActor, externalId: string): Promise<AtendimentoCard | undefined> =>
      db.first<AtendimentoCard>(sql`
        select ${CARD} from ${JOINED} where ${visibleAtendimentos(by)} and t.id = coalesce(
          (select o.atendimento_id from outbox_message o
            where o.chat_id = ${by.chatId} and o.external_id = ${externalId} and o.atendimento_id is not null limit 1),
          (select l.atendimento_id from log l
            where l.chat_id = ${by.chatId} and l.external_id = ${externalId} limit 1))`),

    /** One with its last public words and what can be done now. Throws NotFound. */
    async shown(by: ContactActor, id: string, { logs = 5 } = {}): Promise<ShownAtendimento> {
      const found =
        isId(id) &&
        (await db.first<ShownAtendimento>(sql`
          select ${CARD}, ${DETAILS}, ${lastWords(logs)} as logs from ${JOINED}
          where t.id = ${id} and ${visibleAtendimentos(by)}`))
      if (!found) throw new NotFound('atendimento')
      const row = await readAtendimento(db, id)
      const actions = (['write', 'rate'] as const).filter(
        (verb) =>
          mayOnAtendimento(by, verb, row) && can(row, { type: verb === 'write' ? 'customerWrote' : verb }),
      )
      return { ...revived(found), timeZone: row.timeZone, actions }
    },

    /** The sectors that take a "Contato" and the connections it can be about. Throws NotFound. */
    async contatoChoices(by: ContactActor, customerId: string): Promise<ContatoChoices> {
      refuseStranger(by, customerId)
      return db.one<ContatoChoices>(sql`
        select c.uses_atendimentos and c.contato_enabled as is_on,
          (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', coalesce(n.name, n.address, k.number, n.login),
              'address', n.address) order by n.number), '[]')
            from connection n left join contract k on k.id = n.contract_id
            where n.customer_id = u.id and n.active) as connections,
          (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.position, d.name), '[]')
            from department d where d.company_id = c.id and d.active and d.creates_atendimento) as departments
        from customer u join company c on c.id = u.company_id where u.id = ${customerId}`)
    },

    /** What is known to be down where a connection hangs; the oldest notice that is still open. */
    async knownStop(
      by: ContactActor,
      customerId: string,
      connectionId: string,
    ): Promise<KnownStop | undefined> {
      refuseStranger(by, customerId)
      mustBeIds({ connection: connectionId })
      return db.first<KnownStop>(sql`
        select s.id, s.number, s.message, s.opened_at, s.expected_until
        from connection n join stop_notice s on s.access_point_id = n.access_point_id and s.closed_at is null
        where n.id = ${connectionId} and n.customer_id = ${customerId} order by s.opened_at, s.id limit 1`)
    },
  }
}

function refuseStranger(by: ContactActor, customerId: string): void {
  if (!by.memberships.some((membership) => membership.customerId === customerId))
    throw new NotFound('customer')
}

const CARD: Sql = sql.raw(`t.id, t.protocol, t.state, t.opened_at, t.updated_at, t.report,
  coalesce(t.observed_defect, f.name) as observed_defect, t.pause_reason, t.customer_id, u.name as customer_name,
  o.name as operator_name`)

const JOINED: Sql = sql.raw(`atendimento t
  join customer u on u.id = t.customer_id
  left join operator o on o.id = t.operator_id
  left join defect f on f.id = t.defect_id`)

const DETAILS: Sql = sql.raw(`t.due_at,
  (select coalesce(n.name, n.address, n.login) from connection n where n.id = t.connection_id) as connection,
  (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'state', s.state,
      'scheduledFrom', s.scheduled_from, 'scheduledUntil', s.scheduled_until) order by s.opened_at, s.id), '[]')
    from service_order s where s.atendimento_id = t.id) as service_orders,
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
      'state', a.state) order by a.created_at, a.id), '[]')
    from attachment a left join log l on l.id = a.log_id
    where a.atendimento_id = t.id and a.deleted_at is null and (l.id is null or l.visibility = 'public')) as files,
  (select jsonb_build_object('value', r.value, 'comment', r.comment) from rating r where r.atendimento_id = t.id) as rating`)

function lastWords(count: number): Sql {
  return sql`(select coalesce(jsonb_agg(l order by l.at, l.id), '[]') from (
    select l.id, l.author, l.author_kind as "authorKind", l.body, l.created_at as at,
      (select count(*)::int from attachment a where a.log_id = l.id) as files
    from log l where l.atendimento_id = t.id and l.visibility = 'public'
    order by l.created_at desc, l.id desc limit ${count}) l)`
}

/** Dates inside JSON come as text. */
function revived(found: ShownAtendimento): ShownAtendimento {
  const date = (text: Date | null) => text && new Date(text)
  return {
    ...found,
    logs: found.logs.map((log) => ({ ...log, at: new Date(log.at) })),
    serviceOrders: found.serviceOrders.map(({ scheduledFrom, scheduledUntil, ...order }) => ({
      ...order,
      scheduledFrom: date(scheduledFrom),
      scheduledUntil: date(scheduledUntil),
    })),
  }
}
