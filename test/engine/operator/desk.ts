import type { OperatorActor } from '../../../engine/actor.ts'
import { SYSTEM } from '../../../engine/actor.ts'
import { readConfig } from '../../../engine/config.ts'
import { fixedClock } from '../../../engine/database/clock.ts'
import type { Database } from '../../../engine/database/database.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createEngine } from '../../../engine/engine.ts'
import type { MailPayload } from '../../../engine/notification/channel.ts'
import { plainText } from '../../../engine/notification/message.ts'
import type { Operator } from '../../../engine/operator/operator.ts'
import { silent, testDatabase } from '../../database.ts'

export type Mail = {
  to: string
  kind: string
  subject: string
  text: string
  link: string | null
  sensitive: boolean
}

/** An engine on a database of its own, with hands for its clock and eyes for the mail it puts out. */
export async function desk() {
  const db = await testDatabase()
  const clock = fixedClock('2026-04-06T12:00:00Z')
  const engine = createEngine({
    db,
    clock,
    log: silent,
    config: { ...readConfig({}), publicUrl: new URL('https://bote.example') },
    secretKey: 'only-for-tests-0f9c2b7d41e84a6c8c',
  })
  const ana = await engine.operators.add(SYSTEM, {
    name: 'Ana Souza',
    email: 'ana@bote.example',
    role: 'administrator',
    password: ANAS_PASSWORD,
  })
  return { db, clock, engine, ana, asAna: actorOf(ana), mails: () => mails(db), company: () => company(db) }
}

export const ANAS_PASSWORD = 'navegar e preciso'

export function actorOf(operator: Operator): OperatorActor {
  const { id, name, role, team, companyId, departmentIds } = operator
  return {
    kind: 'operator',
    id,
    name,
    role,
    team,
    companyId,
    departmentIds: departmentIds.length > 0 ? departmentIds : null,
    channel: 'panel',
  }
}

async function mails(db: Database): Promise<Mail[]> {
  const rows = await db.rows<{ lane: string; kind: string; payload: MailPayload & { sensitive?: boolean } }>(
    sql`select lane, kind, payload from outbox_message where channel = 'email' order by id`,
  )
  return rows.map(({ lane, kind, payload }) => {
    const button = payload.message.choices?.[0]?.[0]
    return {
      to: lane,
      kind,
      subject: payload.subject,
      text: plainText(payload.message.text),
      link: button && 'href' in button ? button.href : null,
      sensitive: payload.sensitive === true,
    }
  })
}

/** A company with one department. */
async function company(db: Database): Promise<{ companyId: string; departmentId: string }> {
  const [calendarId, silencePolicyId, companyId, departmentId] = [newId(), newId(), newId(), newId()]
  await db.query(
    sql`insert into business_calendar (id, name, weekly) values (${calendarId}, ${calendarId}, '{}')`,
  )
  await db.query(sql`
    insert into silence_policy (id, name, pending_days, validation_days, approval_days, reminder_days_before)
    values (${silencePolicyId}, ${silencePolicyId}, 7, 5, 5, '{}')`)
  await db.query(sql`
    insert into company (id, name, calendar_id, silence_policy_id)
    values (${companyId}, ${`Empresa ${companyId.slice(-4)}`}, ${calendarId}, ${silencePolicyId})`)
  await db.query(
    sql`insert into department (id, company_id, name) values (${departmentId}, ${companyId}, 'Suporte')`,
  )
  return { companyId, departmentId }
}
