import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'

export type Suggestion = { id: string; title: string; body: string; url: string | null }

/** How much of what a title is about an article must explain. */
const ENOUGH = 0.3
/** How alike two words must be, by the triples of letters they share, to count as one with a typing error. */
const ALIKE = 0.35
/** What a word is worth that stands only in the text of an article. */
const IN_TEXT = 0.5

/** How people ask, whatever they ask about. The accents are gone by then, so the dictionary does not know these. */
const TALK = `nao sim ja ate so ha la tem ter sao esta estao tambem voce voces vc vcs meu minha nosso nossa
  ola oi bom boa dia tarde noite favor obrigado obrigada urgente hoje hj ontem agora aqui desde quando onde muito mais
  pra pro pras pros porque pq como qual ajuda ajudar duvida problema erro deu dando fazer faz faco fazendo
  quero queria gostaria preciso precisamos consigo conseguimos posso podem sistema programa`.split(/\s+/)

/**
 * What a title explains of itself by an article, from 0 to 1: each of its words that means something counts for what
 * it finds there (its stem in the article's title whole, a word like it by its likeness, its stem in the text half),
 * and the more for being found in few articles. A word that is found nowhere is about something else.
 */
export async function suggestArticles(
  db: Db,
  title: string,
  { companyId = null, departmentId = null }: { companyId?: string | null; departmentId?: string | null },
  limit: number,
): Promise<Suggestion[]> {
  return db.rows<Suggestion>(sql`
    with word as (
      select distinct text, to_tsquery('bote_portuguese', text) as stem, ${letters(sql`text`)} as letters
      from regexp_split_to_table(bote_unaccent(${plain(title)}), '[^a-z0-9]+') as text
      where length(text) > 1 and text <> all(${TALK}::text[]) and numnode(to_tsquery('bote_portuguese', text)) > 0
    ),
    candidate as materialized (
      select article.*, plain, to_tsvector('bote_portuguese', plain) as titled
      from article cross join regexp_replace(title, '\\m(\\w{1,4})-e\\M', '\\1e', 'gi') as plain
      where published
        and (company_id is null or company_id = ${companyId}::uuid)
        and (department_id is null or department_id = ${departmentId}::uuid)
    ),
    named as materialized (
      select id, text, ${letters(sql`text`)} as letters
      from candidate cross join regexp_split_to_table(bote_unaccent(plain), '[^a-z0-9]+') as text
      where length(text) > 3
    ),
    alike as (
      -- Swapped letters, the commonest slip, leave few triples as they were.
      select word.text, named.id,
        max(case when word.letters = named.letters then 1 else similarity(word.text, named.text) end) as worth
      from word join named
        on length(word.text) > 3
          and (word.letters = named.letters or similarity(word.text, named.text) >= ${ALIKE}::float8)
      group by 1, 2
    ),
    found as (
      select word.text, candidate.id, greatest(
        case when candidate.titled @@ word.stem then 1 else 0 end,
        case when candidate.search @@ word.stem then ${IN_TEXT}::float8 else 0 end,
        alike.worth
      ) as worth
      from candidate cross join word left join alike on alike.text = word.text and alike.id = candidate.id
    ),
    weight as (
      select text, 1 / (1 + ln(greatest(1, count(*) filter (where worth > 0)))) as weight from found group by text
    ),
    scored as (
      select id, sum(worth * weight) / sum(weight) as score from found join weight using (text) group by id
    )
    select candidate.id, candidate.title, candidate.body, candidate.url
    from scored join candidate using (id)
    where score >= ${ENOUGH}::float8
    order by score desc, candidate.department_id is null, candidate.updated_at desc, candidate.id
    limit ${limit}
  `)
}

/** `NF-e` and `nfe` are one word. */
function plain(title: string): string {
  return title
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 300)
    .replace(/\b(\w{1,4})-e\b/gi, '$1e')
}

function letters(word: ReturnType<typeof sql>) {
  return sql`array(select letter from regexp_split_to_table(${word}, '') as letter order by 1)`
}
