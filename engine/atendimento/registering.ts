import { type Actor, type ChannelName, type ContactActor, membershipOf, uploaderOf } from '../actor.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import { calendarAsRead } from '../business-calendar/calendar-for.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { clean, LONGEST_TEXT } from '../history/wording.ts'
import { followLead, holdLead } from '../lead/following.ts'
import type { By } from '../lifecycle/lifecycle.ts'
import { nextNumber } from '../lifecycle/numbers.ts'
import type { NewAtendimento } from './input.ts'
import { findPlace, type Place } from './place.ts'
import type { AtendimentoRow } from './row.ts'

type Start = (tx: Tx, row: AtendimentoRow, by: By) => Promise<AtendimentoRow>

/** R41: one sequence a company and month; leads take from it too. */
export function nextProtocol(
  tx: Tx,
  { companyId, timeZone }: { companyId: string; timeZone: string },
  at: Date,
): Promise<string> {
  return nextNumber(tx, `protocol ${companyId}`, at, timeZone, 'YYYYMM.N')
}

/**
 * The first step (R42). Throws NotFound for what is not the person's or not the customer's, Forbidden for contacts not
 * authorised to open, Invalid for what is missing or does not fit R7.
 */
export async function registerAtendimento(
  tx: Tx,
  start: Start,
  by: Actor,
  input: NewAtendimento,
  at: Date,
): Promise<AtendimentoRow> {
  const report = clean(input.report, LONGEST_TEXT)
  if (report === '') throw new Invalid('report.missing', { fields: { report: 'missing' } })
  refuseUnauthorised(by, input.customerId)
  const place = await findPlace(tx, by, input)
  if (place.needsTechnician && !input.technicianId)
    throw new Invalid('technician.missing', { fields: { technicianId: 'missing' } })

  if (input.leadId) await holdLead(tx, input.leadId)
  const protocol = place.leadProtocol ?? (await nextProtocol(tx, place, at))
  const row = await start(tx, await rowOf(tx, by, input, { ...place, report, protocol, at }), {
    actor: by,
    at,
    ...(input.leadId ? { note: { data: { leadId: input.leadId } } } : {}),
  })
  await keepFiles(tx, by, row.id, input.attachmentIds ?? [])
  if (input.leadId) await followLead(tx, input.leadId, row, { actor: by, at })
  return row
}

async function rowOf(
  tx: Tx,
  by: Actor,
  input: NewAtendimento,
  place: Place & { report: string; protocol: string; at: Date },
): Promise<AtendimentoRow> {
  const { calendarVersion, calendarWritten, needsTechnician: _, leadProtocol: __, at, ...found } = place
  const head = { id: place.calendarId, version: calendarVersion, written: calendarWritten }
  return {
    ...BLANK,
    ...found,
    id: newId(),
    customerId: input.customerId,
    originId: input.originId ?? null,
    technicianId: input.technicianId ?? null,
    contactId: by.kind === 'contact' ? by.id : (input.contactId ?? null),
    channel: channelOf(by, input),
    openedById: by.kind === 'operator' ? by.id : null,
    openedAt: at,
    updatedAt: at,
    calendar: await calendarAsRead(tx, head),
  }
}

const BLANK = {
  state: 'registered',
  operatorId: null,
  processId: null,
  subprocessId: null,
  classificationId: null,
  closingClassificationId: null,
  defectId: null,
  observedDefect: null,
  ratingAsked: false,
  pauseReason: null,
  cancelReason: null,
  slaTableId: null,
  slaType: null,
  resolutionMinutes: null,
  firstResponseMinutes: null,
  slaUsedMs: 0,
  slaRunningSince: null,
  dueAt: null,
  firstResponseDueAt: null,
  firstRespondedAt: null,
  slaWarnings: 0,
  breachedAt: null,
  checkedAt: null,
  startedAt: null,
  finishedAt: null,
  unread: true,
  viewerIds: [],
  openServiceOrders: 0,
  rated: false,
  version: 0,
} as const satisfies Partial<AtendimentoRow>

/** Only contacts marked authorised open anything (R2). */
export function refuseUnauthorised(by: Actor, customerId: string): void {
  if (by.kind !== 'contact') return
  const membership = membershipOf(by, customerId)
  if (!membership) throw new NotFound('customer')
  if (!membership.authorised) throw new Forbidden('contact.not_authorised')
}

function channelOf(by: Actor, { channel = 'panel' }: NewAtendimento): ChannelName {
  return by.kind === 'contact' ? (by as ContactActor).channel : channel
}

/** A file belongs to who stored it and to nothing else yet. */
async function keepFiles(tx: Tx, by: Actor, id: string, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  const { count } = await tx.query(sql`
    update attachment a set atendimento_id = ${id}
    where a.id = any(${[...files]}::uuid[]) and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(by)}`)
  if (count !== files.length) throw new Invalid('attachment.unknown')
}
