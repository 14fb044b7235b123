import type { ContactActor, Membership, OperatorActor, Role } from '../engine/actor.ts'
import { type Config, readConfig } from '../engine/config.ts'
import { fixedClock } from '../engine/database/clock.ts'
import type { Database } from '../engine/database/database.ts'
import { newId } from '../engine/database/id.ts'
import { sql } from '../engine/database/sql.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { SILENCE_PRESETS } from '../engine/silence/presets.ts'
import { presetCalendar } from '../engine/sla/presets.ts'
import type { NewTicket } from '../engine/ticket/input.ts'
import type { TicketRow } from '../engine/ticket/row.ts'
import { emptyDatabase, silent, workersDatabase } from './database.ts'

/**
 * The small world every test lives in. Horizonte Sistemas supports its customers: Ana and Bia attend, Caio
 * supervises, Davi administers. Padaria Pão Quente is on the basic plan: Maria opens tickets and administers, João
 * only reads along. Rede Boa Vista is premium: Rosa opens, Tiago sees what the whole company opened.
 * It is Monday, 23 November 2026, ten in the morning in São Paulo, until a test turns the clock.
 */
export type World = {
  db: Database
  engine: Engine
  config: Config
  clock: ReturnType<typeof fixedClock>
  horizonte: { id: string; calendarId: string; silencePolicyId: string }
  suporte: Department
  financeiro: Department
  ana: OperatorActor
  bia: OperatorActor
  caio: OperatorActor
  davi: OperatorActor
  padaria: { id: string }
  boaVista: { id: string }
  maria: ContactActor
  joao: ContactActor
  rosa: ContactActor
  tiago: ContactActor
  /** A ticket as the person would open it. */
  opens(person: ContactActor, input?: Partial<NewTicket>): Promise<TicketRow>
  /** A ticket that an operator has taken. */
  opened(person: ContactActor, by: OperatorActor, input?: Partial<NewTicket>): Promise<TicketRow>
}

export type Department = { id: string; typeId: string }

export const MONDAY_TEN = '2026-11-23T10:00:00-03:00'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** One database for all worlds; making a world empties it, which is much faster than making a database. */
export const database = await workersDatabase()

/** A new world, alone in its database. `environment` is read as `npm start` reads it. */
export async function createWorld(
  environment: Record<string, string> = {},
  db: Database = database,
): Promise<World> {
  await emptyDatabase(db)
  const clock = fixedClock(MONDAY_TEN)
  const config = readConfig(environment)
  const engine = createEngine({ db, clock, log: silent, config, secretKey: 'k'.repeat(8) + newId() })

  const horizonte = await addCompany(db)
  const suporte = await addDepartment(db, horizonte.id, 'Suporte', 'Erros no sistema')
  const financeiro = await addDepartment(db, horizonte.id, 'Financeiro', 'Boletos')
  const operator = (name: string, role: Role) => addOperator(db, name, role)

  const basic = await addPlan(db, 'Essencial', false)
  const premium = await addPlan(db, 'Premium', true)
  const padaria = await addCustomer(db, horizonte.id, 'Padaria Pão Quente', basic)
  const boaVista = await addCustomer(db, horizonte.id, 'Rede Boa Vista', premium)
  const person = (name: string, customerId: string, phone: string, rights: Partial<Membership>) =>
    addContact(db, name, phone, { customerId, companyId: horizonte.id, ...NO_RIGHTS, ...rights })

  const world = {
    db,
    engine,
    config,
    clock,
    horizonte,
    suporte,
    financeiro,
    ana: await operator('Ana Lima', 'agent'),
    bia: await operator('Bia Rocha', 'agent'),
    caio: await operator('Caio Prado', 'supervisor'),
    davi: await operator('Davi Nunes', 'administrator'),
    padaria,
    boaVista,
    maria: await person('Maria Souza', padaria.id, '+5511987650001', {
      authorised: true,
      administrator: true,
    }),
    joao: await person('João Alves', padaria.id, '+5511987650002', {}),
    rosa: await person('Rosa Martins', boaVista.id, '+5511987650003', { authorised: true }),
    tiago: await person('Tiago Reis', boaVista.id, '+5511987650004', { authorised: true, seesCompany: true }),
  }
  const opens = (by: ContactActor, input: Partial<NewTicket> = {}) =>
    engine.tickets.open(by, { ...ERROR_AT_ISSUING, ...places(by, suporte), ...input })
  return {
    ...world,
    opens,
    async opened(by, operator, input) {
      const { id } = await opens(by, input)
      return engine.tickets.take(operator, id)
    },
  }
}

const ERROR_AT_ISSUING = {
  title: 'Erro ao emitir NF-e',
  description: 'A nota 10125 é rejeitada com o código 539.',
}

const NO_RIGHTS = { authorised: false, administrator: false, seesCompany: false }

function places({ memberships }: ContactActor, { id, typeId }: Department) {
  return { customerId: (memberships[0] as Membership).customerId, departmentId: id, subjectId: typeId }
}

async function addCompany(db: Database) {
  const horizonte = { id: newId(), calendarId: newId(), silencePolicyId: newId() }
  const { timeZone, weekly } = presetCalendar('weekdays8to18')
  const policy = SILENCE_PRESETS.totvs
  await db.query(sql`
    with calendar as (
      insert into business_calendar (id, name, time_zone, weekly)
      values (${horizonte.calendarId}, 'Horário comercial', ${timeZone}, ${sql.json(weekly)})
    ), policy as (
      insert into silence_policy (id, name, business_days, pending_days, pending_follows, validation_days,
        approval_days, approval_follows, reminder_days_before)
      values (${horizonte.silencePolicyId}, 'Padrão', ${policy.businessDays}, ${policy.pendingDays},
        ${policy.pendingFollows}, ${policy.validationDays}, ${policy.approvalDays}, ${policy.approvalFollows},
        ${[...policy.reminderDaysBefore]}::int[])
    )
    insert into company (id, name, calendar_id, silence_policy_id)
    values (${horizonte.id}, 'Horizonte Sistemas', ${horizonte.calendarId}, ${horizonte.silencePolicyId})`)
  return horizonte
}

async function addDepartment(
  db: Database,
  companyId: string,
  name: string,
  type: string,
): Promise<Department> {
  const department = { id: newId(), typeId: newId() }
  await db.query(sql`
    with department as (
      insert into department (id, company_id, name) values (${department.id}, ${companyId}, ${name})
    )
    insert into subject (id, department_id, level, name) values (${department.typeId}, ${department.id}, 'type', ${type})`)
  return department
}

export async function addPlan(db: Database, name: string, whatsapp: boolean): Promise<string> {
  const id = newId()
  await db.query(sql`insert into plan (id, name, whatsapp) values (${id}, ${name}, ${whatsapp})`)
  return id
}

async function addCustomer(db: Database, companyId: string, name: string, planId: string) {
  const id = newId()
  await db.query(sql`
    with customer as (insert into customer (id, company_id, name) values (${id}, ${companyId}, ${name}))
    insert into contract (id, customer_id, plan_id, number, starts_on)
    values (${newId()}, ${id}, ${planId}, ${`C-${name.length}`}, '2026-01-01')`)
  return { id }
}

/** A person whose Telegram chat is linked. */
export async function addContact(
  db: Database,
  name: string,
  phone: string,
  membership: Membership,
): Promise<ContactActor> {
  const id = newId()
  const chatId = newId()
  const { customerId, authorised, administrator, seesCompany } = membership
  await db.query(sql`
    with person as (
      insert into contact (id, name, email, mobile) values (${id}, ${name}, ${mailOf(name)}, ${phone})
    ), member as (
      insert into membership (contact_id, customer_id, authorised, administrator, sees_company)
      values (${id}, ${customerId}, ${authorised}, ${administrator}, ${seesCompany})
    )
    insert into chat (id, channel, external_id, contact_id, customer_id, name, linked_at, linked_by)
    values (${chatId}, 'telegram', ${phone.slice(-9)}, ${id}, ${customerId}, ${name}, now(), 'invite')`)
  return { kind: 'contact', id, name, chatId, channel: 'telegram', memberships: [membership] }
}

export async function addOperator(
  db: Database,
  name: string,
  role: Role,
  companyId: string | null = null,
): Promise<OperatorActor> {
  const id = newId()
  await db.query(sql`
    insert into operator (id, company_id, name, email, password_hash, role)
    values (${id}, ${companyId}, ${name}, ${mailOf(name)}, '!', ${role})`)
  return {
    kind: 'operator',
    id,
    name,
    role,
    team: 'support',
    companyId,
    departmentIds: null,
    channel: 'panel',
  }
}

/** maria.souza@exemplo.com.br */
export function mailOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.')
  return `${plain}@exemplo.com.br`
}
