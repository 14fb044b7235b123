import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'

export type Suggestion = { id: string; title: string; body: string; url: string | null }

/** What an article must be worth: one word of eleven in its title, or of two in its text. */
const ENOUGH = 0.3
/** How alike two words must be to count as one with a typing error. */
const ALIKE = 0.4

/**
 * Each word of the title that means something counts for what it finds: nearly the same word in the article's title
 * most, its stem in the text half. The root of their number lets a long title ask for more, but not for all.
 */
export async function suggestArticles(
  db: Db,
  title: string,
  { companyId = null, departmentId = null }: { companyId?: string | null; departmentId?: string | null },
  limit: number,
): Promise<Suggestion[]> {
  return db.rows<Suggestion>(sql`
    with word as (
      select distinct text, to_tsquery('bote_portuguese', text) as stem
      from regexp_split_to_table(bote_unaccent(${title.replace(/\p{Cc}/gu, ' ').slice(0, 300)}), '[^a-z0-9]+') as text
      where length(text) > 1 and numnode(to_tsquery('bote_portuguese', text)) > 0
    ),
    candidate as (
      select article.* from article
      where published
        and (company_id is null or company_id = ${companyId}::uuid)
        and (department_id is null or department_id = ${departmentId}::uuid)
        and exists (
          select from word
          where article.search @@ word.stem
            or (length(word.text) > 3 and word_similarity(word.text, bote_unaccent(article.title)) >= ${ALIKE})
        )
    ),
    scored as (
      select candidate.id, sum(greatest(
        case when to_tsvector('bote_portuguese', title) @@ word.stem then 1 else 0 end,
        case when length(word.text) > 3 and word_similarity(word.text, bote_unaccent(title)) >= ${ALIKE}
          then word_similarity(word.text, bote_unaccent(title)) else 0 end,
        case when search @@ word.stem then 0.5 else 0 end
      )) / sqrt(count(*)) as score
      from candidate cross join word
      group by candidate.id
    )
    select candidate.id, candidate.title, candidate.body, candidate.url
    from scored join candidate using (id)
    where score >= ${ENOUGH}
    order by score desc, candidate.department_id is null, candidate.updated_at desc, candidate.id
    limit ${limit}
  `)
}
