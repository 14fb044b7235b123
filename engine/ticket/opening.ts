import { type Actor, membershipOf, uploaderOf } from '../actor.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import { calendarAsRead } from '../business-calendar/calendar-for.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { clean, LONGEST_TEXT, lineOf } from '../history/wording.ts'
import type { By } from '../lifecycle/lifecycle.ts'
import { nextNumber } from '../lifecycle/numbers.ts'
import { addBusinessTime } from '../sla/time.ts'
import type { Performed } from './effects.ts'
import type { NewAnswer, NewTicket } from './input.ts'
import { visibleTickets } from './policy.ts'
import { POLICY_JSON, type TicketRow, type TicketRules } from './row.ts'
import type { Severity } from './states.ts'
import type { TicketDeps } from './tickets.ts'

type Start = (tx: Tx, row: TicketRow, by: By) => Promise<TicketRow>

/** How tickets begin (R10, R14): by the person in a chat, by an operator (R63), or as what another one left open. */
export function opening({ db, clock, config }: TicketDeps, start: Start) {
  /** Throws Forbidden for contacts not authorised to open (R2), NotFound for what is not theirs, Invalid for missing words. */
  async function open(by: Actor, input: NewTicket): Promise<TicketRow> {
    const title = lineOf(input.title, 'title')
    const description = clean(input.description, LONGEST_TEXT)
    const contactId = by.kind === 'contact' ? by.id : input.contactId
    if (!contactId) throw new Invalid('contact.missing', { fields: { contactId: 'missing' } })
    refuseUnauthorised(by, input.customerId)

    return db.transaction(async (tx) => {
      const place = await findPlace(tx, by, { ...input, contactId })
      const calendar = await calendarAsRead(tx, {
        id: place.calendarId,
        version: place.calendarVersion,
        written: place.calendarWritten,
      })
      const at = clock.now()
      const severity = input.severity ?? place.severity ?? 'normal'
      const row: TicketRow = {
        ...BLANK,
        id: newId(),
        number: await nextNumber(tx, 'ticket', at, place.timeZone, config.numberFormat),
        companyId: place.companyId,
        customerId: input.customerId,
        contactId,
        contractId: place.contractId,
        departmentId: input.departmentId,
        subjectId: input.subjectId,
        title,
        description,
        productVersion: input.productVersion ? clean(input.productVersion, 100) : null,
        channel: by.kind === 'contact' ? by.channel : (input.channel ?? 'panel'),
        openedById: by.kind === 'operator' ? by.id : null,
        followUpOfId: input.followUpOfId ?? null,
        severity,
        rank: severity === 'critical' ? 0 : 1,
        openedAt: at,
        dueAt: addBusinessTime(calendar, at, place.firstResponseMinutes * 60_000),
        updatedAt: at,
        calendar,
        policy: place.policy,
        timeZone: place.timeZone,
        ratingDays: place.ratingDays,
      }
      const opened = await start(tx, row, {
        actor: by,
        at,
        ...(input.followUpOfId ? { note: { data: { followUpOfId: input.followUpOfId } } } : {}),
      })
      await keepAnswers(tx, by, opened.id, input)
      return opened
    })
  }

  /** The machine asks for it when a solution is approved with restrictions: the rest goes on in a ticket of its own (R21). */
  async function openFollowUp(tx: Tx, { actor, before, note, at }: Performed): Promise<void> {
    const body = note?.log?.body ?? ''
    const row: TicketRow = {
      ...before,
      ...BLANK,
      id: newId(),
      number: await nextNumber(tx, 'ticket', at, before.timeZone, config.numberFormat),
      departmentId: before.departmentId,
      team: before.team,
      operatorId: null,
      severity: before.severity,
      rank: before.rank,
      title: before.title,
      description: body,
      channel: actor.channel,
      openedById: null,
      followUpOfId: before.id,
      openedAt: at,
      updatedAt: at,
      dueAt: addBusinessTime(before.calendar, at, await firstResponse(tx, before)),
    }
    await start(tx, row, { actor, at, note: { data: { followUpOfId: before.id } } })
  }

  return { open, openFollowUp }
}

const BLANK = {
  state: 'new',
  team: 'support',
  operatorId: null,
  justification: null,
  ball: 'team',
  unread: true,
  proposalId: null,
  proposalState: 'none',
  proposalValidUntil: null,
  remindersSent: 0,
  silentSince: null,
  closesAt: null,
  closeReason: null,
  duplicateOfId: null,
  firstRespondedAt: null,
  solvedAt: null,
  closedAt: null,
  rated: false,
  operatorMail: null,
  operatorListens: false,
  version: 0,
} as const satisfies Partial<TicketRow>

/** Only contacts marked authorised ("trained") may open (R2). */
function refuseUnauthorised(by: Actor, customerId: string): void {
  if (by.kind !== 'contact') return
  const membership = membershipOf(by, customerId)
  if (!membership) throw new NotFound('customer')
  if (!membership.authorised) throw new Forbidden('contact.not_authorised')
}

type Place = Pick<TicketRules, 'policy' | 'timeZone' | 'ratingDays'> & {
  companyId: string
  contractId: string | null
  calendarId: string
  calendarVersion: number
  calendarWritten: string
  firstResponseMinutes: number
  severity: Severity | null
}

/** Customer, contact, department and subject must belong together, and be this person's to use. */
async function findPlace(tx: Tx, by: Actor, input: NewTicket & { contactId: string }): Promise<Place> {
  const place = await tx.first<Place & { subjectFits: boolean; followUpFits: boolean }>(sql`
    select u.company_id, k.id as contract_id, b.id as calendar_id, b.version as calendar_version,
      b.xmin::text as calendar_written, b.time_zone,
      c.rating_days, coalesce(d.first_response_minutes, c.first_response_minutes) as first_response_minutes,
      s.severity, ${POLICY_JSON},
      (${input.subjectId}::uuid is null or s.id is not null) as subject_fits,
      (${input.followUpOfId ?? null}::uuid is null or exists (
        select 1 from ticket t where t.id = ${input.followUpOfId ?? null} and t.customer_id = u.id
          and ${visibleTickets(by)})) as follow_up_fits
    from customer u
    join membership m on m.customer_id = u.id and m.contact_id = ${input.contactId}
    join contact q on q.id = m.contact_id and q.active
    join company c on c.id = u.company_id
    join department d on d.id = ${input.departmentId} and d.company_id = u.company_id and d.active
    left join lateral (
      select k.* from contract k
      where k.customer_id = u.id and k.active order by k.starts_on desc limit 1
    ) k on true
    left join subject s on s.id = ${input.subjectId} and s.department_id = d.id and s.active
    join silence_policy p on p.id = coalesce(k.silence_policy_id, d.silence_policy_id, c.silence_policy_id)
    join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)
    where u.id = ${input.customerId} and u.active`)
  if (!place) throw new NotFound('customer')
  if (!place.subjectFits) throw new NotFound('subject')
  if (!place.followUpFits) throw new NotFound('ticket')
  if (by.kind === 'operator') {
    if (by.companyId !== null && by.companyId !== place.companyId) throw new NotFound('customer')
    if (by.departmentIds && !by.departmentIds.includes(input.departmentId)) throw new NotFound('department')
  }
  return place
}

async function firstResponse(tx: Tx, { companyId, departmentId }: TicketRow): Promise<number> {
  const { minutes } = await tx.one<{ minutes: number }>(sql`
    select coalesce(d.first_response_minutes, c.first_response_minutes) as minutes
    from company c join department d on d.id = ${departmentId} where c.id = ${companyId}`)
  return minutes * 60_000
}

/** Checklist answers and files of the opening (R12). A file belongs to who stored it and to nothing else yet. */
async function keepAnswers(tx: Tx, by: Actor, ticketId: string, input: NewTicket): Promise<void> {
  const answers = (input.answers ?? []).map(({ questionId, value, unknown = false }: NewAnswer) => ({
    questionId,
    value: value === null ? null : clean(value, LONGEST_TEXT),
    unknown,
  }))
  if (answers.length > 0) {
    const { count } = await tx.query(sql`
      with recursive path as (
        select id, parent_id from subject where id = ${input.subjectId}
        union all
        select s.id, s.parent_id from subject s join path on s.id = path.parent_id
      )
      insert into checklist_answer (ticket_id, question_id, value, unknown)
      select ${ticketId}, item.question_id, item.value, item.unknown
      from ${sql.unnest(answers, { questionId: 'uuid', value: 'text', unknown: 'boolean' })}
      join checklist_question q on q.id = item.question_id
      join path on path.id = q.subject_id`)
    if (count !== answers.length) throw new NotFound('checklist_question')
  }
  const files = [
    ...(input.attachmentIds ?? []).map((id) => ({ id, questionId: null })),
    ...(input.answers ?? []).flatMap(({ questionId, attachmentIds = [] }) =>
      attachmentIds.map((id) => ({ id, questionId })),
    ),
  ]
  if (files.length === 0) return
  const { count } = await tx.query(sql`
    update attachment a set ticket_id = ${ticketId}, question_id = item.question_id
    from ${sql.unnest(files, { id: 'uuid', questionId: 'uuid' })}
    where a.id = item.id and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(by)}`)
  if (count !== files.length) throw new Invalid('attachment.unknown')
}
