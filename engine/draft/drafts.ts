import type { OperatorActor } from '../actor.ts'
import { visibleAtendimentos } from '../atendimento/policy.ts'
import { isId } from '../database/id.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { clean, LONGEST_TEXT } from '../history/wording.ts'
import { visibleTickets } from '../ticket/policy.ts'

/** What stands in the fields of a form. */
export type Typed = Record<string, string | string[]>
export type KeptForm = { values: Typed; updatedAt: Date }

type Form = {
  /** The case it is about, as the operator sees it; a case that is not there yet has the id of its draft. */
  about(actor: OperatorActor, id: string): Sql
  noun: string
  /** With all of these empty nothing was typed. */
  worth: readonly string[]
}

const ticket = {
  noun: 'ticket',
  about: (actor: OperatorActor, id: string) =>
    sql`select t.id from ticket t where t.id = ${id} and ${visibleTickets(actor)}`,
}
const atendimento = {
  noun: 'atendimento',
  about: (actor: OperatorActor, id: string) =>
    sql`select t.id from atendimento t where t.id = ${id} and ${visibleAtendimentos(actor)}`,
}

/** The forms whose typing is kept. */
const FORMS = {
  reply: { ...ticket, worth: ['text', 'attachmentIds'] },
  registration: {
    noun: 'draft',
    about: (_actor, id) => sql`select ${id}::uuid as id`,
    worth: ['customerId', 'report', 'attachmentIds'],
  },
  start: { ...atendimento, worth: ['processId', 'classificationId', 'notificationLevel', 'text'] },
  comment: { ...atendimento, worth: ['text', 'attachmentIds'] },
} as const satisfies Record<string, Form>
export type FormName = keyof typeof FORMS

/** So many begun and not sent are offered to go on with. */
const OFFERED = 20

/** What an operator typed into a form and has not sent yet: theirs alone, one a form and case. */
export function drafts({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  return {
    async find(actor: OperatorActor, form: FormName, id: string): Promise<KeptForm | null> {
      const draft = await db.first<KeptForm>(sql`
        select "values", updated_at from draft
        where operator_id = ${actor.id} and form = ${form} and about_id = ${known(form, id)}`)
      return draft ?? null
    },

    /** Begun and not sent, the newest first. */
    unsent(actor: OperatorActor, form: FormName): Promise<(KeptForm & { id: string })[]> {
      return db.rows(sql`
        select about_id as id, "values", updated_at from draft
        where operator_id = ${actor.id} and form = ${form} order by updated_at desc, about_id limit ${OFFERED}`)
    },

    /** Nothing typed is no draft. Throws NotFound for a case the operator may not see. */
    async save(actor: OperatorActor, form: FormName, id: string, typed: Typed): Promise<void> {
      const about = FORMS[form].about(actor, known(form, id))
      const values = cleaned(typed)
      const { count } = await db.query(
        FORMS[form].worth.some((field) => isFilled(values[field]))
          ? sql`
              insert into draft (operator_id, form, about_id, "values", updated_at)
              select ${actor.id}::uuid, ${form}, about.id, ${sql.json(values)}::jsonb, ${clock.now()}::timestamptz
              from (${about}) about
              on conflict (operator_id, form, about_id) do update set "values" = excluded."values",
                updated_at = excluded.updated_at`
          : sql`with dropped as (${dropping(actor, form, id)}) ${about}`,
      )
      if (count === 0) throw new NotFound(FORMS[form].noun)
    },

    /** It was sent, or thrown away. */
    async drop(actor: OperatorActor, form: FormName, id: string): Promise<void> {
      await db.query(dropping(actor, form, known(form, id)))
    },
  }
}

const FORGOTTEN_MS = 30 * 86_400_000

/** What nobody went on with for a month is forgotten. */
export async function sweepDrafts({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const monthAgo = new Date(clock.now().getTime() - FORGOTTEN_MS)
  await db.query(sql`delete from draft where updated_at < ${monthAgo}`)
}

function dropping(actor: OperatorActor, form: FormName, id: string): Sql {
  return sql`delete from draft where operator_id = ${actor.id} and form = ${form} and about_id = ${id}::uuid`
}

function known(form: FormName, id: string): string {
  if (!isId(id)) throw new NotFound(FORMS[form].noun)
  return id
}

function cleaned(typed: Typed): Typed {
  return Object.fromEntries(
    Object.entries(typed).map(([field, value]) => [
      field,
      Array.isArray(value)
        ? value.map((one) => clean(one, LONGEST_TEXT)).filter(isFilled)
        : clean(value, LONGEST_TEXT),
    ]),
  )
}

function isFilled(value: string | string[] | undefined): boolean {
  return value !== undefined && value.length > 0
}
