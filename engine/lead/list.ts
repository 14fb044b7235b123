import type { Actor } from '../actor.ts'
import { mustSee } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { keyAfter, literally, PAGE_SIZE, type Page, pageOf, searchWords } from '../administration/page.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { type LeadItem, leadItems, visibleLeads } from './lead.ts'
import { mayReadLeads } from './policy.ts'
import { LEAD_STAGES, type LeadStage } from './stages.ts'

export type LeadFilters = {
  /** Left out: all of them. */
  stage?: LeadStage | undefined
  /** Part of a name, phone or e-mail, or the beginning of a protocol. */
  text?: string | undefined
  after?: string | null | undefined
}

export function leadList({ db }: Pick<Deps, 'db'>) {
  /** The company's, last touched first, in pages. */
  async function page(actor: Actor, { stage, text, after }: LeadFilters = {}): Promise<Page<LeadItem>> {
    mustSee(mayReadLeads(actor), 'lead')
    const words = searchWords(text)
    const like = `%${literally(words)}%`
    const last = lastSeen(after)
    const rows = await db.rows<LeadItem>(sql`
      ${leadItems} where ${sql.and([
        visibleLeads(actor),
        sql`lead.stage = any(${stage ? [stage] : [...LEAD_STAGES]}::text[])`,
        ...(words
          ? [
              sql`(bote_unaccent(lead.name) like bote_unaccent(${like}) or lead.protocol like ${`${literally(words)}%`}
                or lead.phone like ${like} or lead.email ilike ${like})`,
            ]
          : []),
        ...(last ? [sql`(lead.updated_at, lead.id) < (${last.at}, ${last.id}::uuid)`] : []),
      ])}
      order by lead.updated_at desc, lead.id desc limit ${PAGE_SIZE + 1}`)
    return pageOf(rows, ({ updatedAt, id }) => [updatedAt.toISOString(), id])
  }

  return { page }
}

/** Where the list goes on; null for its top, also when somebody made the place up. */
function lastSeen(after: string | null | undefined): { at: Date; id: string } | null {
  const key = keyAfter(after, 2)
  const at = key && new Date(key[0] ?? '')
  const id = key && possibleId(key[1] ?? '')
  return at && id && !Number.isNaN(at.getTime()) ? { at, id } : null
}
