import type { ContactActor, NewTicket, OperatorActor, TicketRow } from '../../engine/index.ts'
import { newId, sql } from '../../engine/index.ts'
import { SILENCE_PRESETS } from '../../engine/silence/presets.ts'
import { presetCalendar } from '../../engine/sla/presets.ts'
import type { Person, testPanel } from './panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>
export type Desk = Awaited<ReturnType<typeof openDesk>>

/**
 * A desk at work in the panel's database: Horizonte Sistemas with Suporte (whose type "Erros" asks two questions) and
 * Financeiro, the customer Padaria Pão Quente with Maria (Telegram, mail) and João (no channel at all).
 */
export async function openDesk({ db, engine }: Panel) {
  const companyId = newId()
  await addCompany(companyId)
  const suporte = await addDepartment('Suporte', 'Erros no sistema')
  const financeiro = await addDepartment('Financeiro', 'Boletos')
  const questions = { version: newId(), sample: newId() }
  await db.query(sql`
    insert into checklist_question (id, subject_id, position, kind, question, choices, required, allow_unknown) values
      (${questions.version}, ${suporte.typeId}, 0, 'text', 'Qual versão você usa?', '{}', true, true),
      (${questions.sample}, ${suporte.typeId}, 1, 'file', 'Imagem da mensagem de erro', '{}', true, false)`)
  const customerId = newId()
  await db.query(sql`
    with plan as (insert into plan (id, name, whatsapp) values (${companyId}, 'Premium', true) returning id),
    customer as (
      insert into customer (id, company_id, name, code) values (${customerId}, ${companyId}, 'Padaria Pão Quente', '0042')
      returning id
    )
    insert into contract (id, customer_id, plan_id, number, coverage, starts_on)
    select ${newId()}, customer.id, plan.id, 'C-2026-17', 'Erros do sistema e dúvidas de uso. Relatórios novos são cobrados à parte.',
      '2026-01-01' from plan, customer`)
  const maria = await addContact('Maria Souza', {
    email: 'maria@paoquente.example',
    mobile: '+5511987650001',
    chat: '555001',
  })
  const joao = await addContact('João Alves', {})

  async function addCompany(id: string) {
    const { timeZone, weekly } = presetCalendar('weekdays8to18')
    const policy = SILENCE_PRESETS.totvs
    await db.query(sql`
      with calendar as (
        insert into business_calendar (id, name, time_zone, weekly)
        values (${id}, 'Horário comercial', ${timeZone}, ${sql.json(weekly)}) returning id
      ), policy as (
        insert into silence_policy (id, name, business_days, pending_days, pending_follows, validation_days,
          approval_days, approval_follows, reminder_days_before)
        values (${id}, 'Padrão', ${policy.businessDays}, ${policy.pendingDays}, ${policy.pendingFollows},
          ${policy.validationDays}, ${policy.approvalDays}, ${policy.approvalFollows},
          ${[...policy.reminderDaysBefore]}::int[]) returning id
      )
      insert into company (id, name, calendar_id, silence_policy_id, product_version)
      select ${id}, 'Horizonte Sistemas', calendar.id, policy.id, '12.4' from calendar, policy`)
  }

  async function addDepartment(name: string, type: string) {
    const department = { id: newId(), typeId: newId() }
    await db.query(sql`
      with department as (
        insert into department (id, company_id, name) values (${department.id}, ${companyId}, ${name}) returning id
      )
      insert into subject (id, department_id, level, name) select ${department.typeId}, id, 'type', ${type} from department`)
    return department
  }

  async function addContact(
    name: string,
    { email = null, mobile = null, chat }: { email?: string | null; mobile?: string | null; chat?: string },
  ): Promise<ContactActor> {
    const id = newId()
    const chatId = newId()
    await db.query(
      sql`insert into contact (id, name, email, mobile) values (${id}, ${name}, ${email}, ${mobile})`,
    )
    await db.query(sql`
      insert into membership (contact_id, customer_id, authorised, administrator) values (${id}, ${customerId}, true, true)`)
    if (chat) {
      await db.query(sql`
        insert into chat (id, channel, external_id, contact_id, customer_id, name, linked_at, linked_by)
        values (${chatId}, 'telegram', ${chat}, ${id}, ${customerId}, ${name}, now(), 'invite')`)
    }
    const membership = { customerId, companyId, authorised: true, administrator: true, seesCompany: true }
    return { kind: 'contact', id, name, chatId, channel: 'telegram', memberships: [membership] }
  }

  return {
    companyId,
    customerId,
    suporte,
    financeiro,
    questions,
    maria,
    joao,

    /** A ticket as Maria opens it in her chat. */
    opens: (input: Partial<NewTicket> = {}, by: ContactActor = maria): Promise<TicketRow> =>
      engine.tickets.open(by, {
        customerId,
        departmentId: suporte.id,
        subjectId: suporte.typeId,
        title: 'Erro ao emitir NF-e',
        description: 'A nota 10125 é rejeitada com o código 539.',
        ...input,
      }),

    /** The same person as the engine knows them. */
    actorOf: (person: Person): OperatorActor => ({
      kind: 'operator',
      id: person.id,
      name: person.name,
      role: person.role,
      team: person.team,
      companyId: person.companyId,
      departmentIds: person.departmentIds.length > 0 ? person.departmentIds : null,
      channel: 'panel',
    }),
  }
}
