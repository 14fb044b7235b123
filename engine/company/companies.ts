import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee, withinCompany } from '../administration/authority.ts'
import {
  blame,
  checked,
  id,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  possibleId,
  wholeNumber,
} from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { mustBeShared } from '../administration/scope.ts'
import { NOTIFICATION_LEVELS, type NotificationLevel } from '../atendimento/states.ts'
import { document } from '../customer/document.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { mayAddCompany, mayChangeCompany, mayReadCompanies } from './policy.ts'
import { isTimeZone } from './time-zone.ts'

/** The company that gives support, with what its departments inherit (R7). */
export type Company = {
  id: string
  name: string
  document: string | null
  email: string | null
  timeZone: string
  locale: string
  currency: string
  calendarId: string
  silencePolicyId: string
  /** Business minutes until the first answer is expected (R33). */
  firstResponseMinutes: number
  ratingScale: RatingScale
  ratingCommentRequired: boolean
  /** Days in which a closed ticket can be rated. */
  ratingDays: number
  /** The product's current version (R32). */
  productVersion: string | null
  /** What it works with; of the other its people and customers see no word (R60, R61). */
  usesTickets: boolean
  usesAtendimentos: boolean
  /** "Contato" and "Atendimentos" in its customers' chats. */
  contatoEnabled: boolean
  atendimentosEnabled: boolean
  /** What stands in the form of an atendimento beforehand (R45, R58). */
  defaultNotificationLevel: NotificationLevel
  defaultRatingAsked: boolean
  /** For contracts that name none (R46). */
  slaTableId: string | null
  /** Days after which an unpaid invoice is a default, for contracts that say nothing (R43). */
  overdueDays: number
  /** Minutes that notices wait for a WhatsApp that is away, before they go by another channel (R87). */
  divertMinutes: number
  /** Minutes for which Bote is silent in a chat after somebody answered there from the number's own phone. */
  ownPhoneMinutes: number
  active: boolean
}

/** Which number the best mark gets: 5 (most), or 1 (TOTALL) (R24). */
export const RATING_SCALES = ['five_is_best', 'one_is_best'] as const
export type RatingScale = (typeof RATING_SCALES)[number]

const schema = z
  .strictObject({
    name: line(120),
    document: document(),
    email: optionalEmail(),
    timeZone: line(64).refine(isTimeZone, { params: { code: 'unknown_choice' } }),
    locale: z.enum(['pt-BR', 'en']).default('pt-BR'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default('BRL'),
    calendarId: id(),
    silencePolicyId: id(),
    firstResponseMinutes: wholeNumber(1, 10_000).default(60),
    ratingScale: z.enum(RATING_SCALES).default('five_is_best'),
    ratingCommentRequired: z.boolean().default(false),
    ratingDays: wholeNumber(1, 90).default(7),
    productVersion: optionalLine(60),
    usesTickets: z.boolean().default(true),
    usesAtendimentos: z.boolean().default(false),
    contatoEnabled: z.boolean().default(true),
    atendimentosEnabled: z.boolean().default(true),
    defaultNotificationLevel: z.enum(NOTIFICATION_LEVELS).default('start_end'),
    defaultRatingAsked: z.boolean().default(true),
    slaTableId: optionalId(),
    overdueDays: wholeNumber(0, 365).default(10),
    divertMinutes: wholeNumber(1, 1_440).default(10),
    ownPhoneMinutes: wholeNumber(1, 1_440).default(30),
    active: z.boolean().default(true),
  })
  .superRefine(({ usesTickets, usesAtendimentos }, context) => {
    if (!usesTickets && !usesAtendimentos) blame(context, 'usesTickets', 'uses_nothing')
  })
export type CompanyInput = z.input<typeof schema>

export function companies(deps: Deps) {
  const { db } = deps
  const kept = keeping<Company>(deps, { entity: 'company', nameOf: (company) => company.name })

  /** The companies the person may know of, by name. */
  async function list(actor: Actor): Promise<Company[]> {
    mustSee(mayReadCompanies(actor), 'company')
    return db.rows<Company>(
      sql`select * from company where ${withinCompany(actor, sql`id`)} order by active desc, name, id`,
    )
  }

  async function find(actor: Actor, companyId: string): Promise<Company & { basis: string }> {
    mustSee(mayReadCompanies(actor), 'company')
    const company = await db.first<Company & { basis: string }>(sql`
      select *, xmin::text as basis from company where id = ${possibleId(companyId)} and ${withinCompany(actor, sql`id`)}
    `)
    if (!company) throw new NotFound('company_not_found')
    return company
  }

  async function add(actor: Actor, input: CompanyInput): Promise<Company> {
    mustBeAllowed(mayAddCompany(actor))
    const values = checked(schema, input)
    return atomically(db, async (tx) => {
      await mustBeShared(tx, slaTable(values), null)
      return kept.add(tx, actor, values)
    })
  }

  async function change(
    actor: Actor,
    companyId: string,
    input: CompanyInput,
    basis?: Basis,
  ): Promise<Company> {
    await find(actor, companyId)
    mustBeAllowed(mayChangeCompany(actor))
    const values = checked(schema, input)
    return atomically(db, async (tx) => {
      await mustBeShared(tx, slaTable(values), companyId)
      return kept.change(tx, actor, companyId, values, basis)
    })
  }

  return { list, find, add, change }
}

function slaTable({ slaTableId }: { slaTableId: string | null }) {
  return { table: 'sla_table', field: 'slaTableId', id: slaTableId }
}
