import { z } from 'zod'
import type { Actor } from '../actor.ts'
import {
  isAdministrator,
  mustBeAllowed,
  mustSee,
  withinCompanyOrShared,
} from '../administration/authority.ts'
import { checked, line, optionalId, optionalLink, paragraph, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { keyAfter, PAGE_SIZE, type Page, pageOf, searchWords } from '../administration/page.ts'
import { atomically } from '../administration/rows.ts'
import { mustOwnDepartment } from '../administration/scope.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { mayChangeArticle, mayReadArticles } from './policy.ts'
import { type Suggestion, suggestArticles } from './suggestion.ts'

/** What helps people without a ticket (R74). Of a company, or of all (null); likewise of a department. */
export type Article = {
  id: string
  companyId: string | null
  departmentId: string | null
  title: string
  body: string
  /** Where there is more: a video, a manual. */
  url: string | null
  /** Suggested to customers; otherwise only the desk reads it. */
  published: boolean
  createdAt: Date
  updatedAt: Date
}

export type ArticleItem = Article & { company: string | null; department: string | null; basis: string }

const schema = z.strictObject({
  companyId: optionalId(),
  departmentId: optionalId(),
  title: line(160),
  body: paragraph(50_000),
  url: optionalLink(),
  published: z.boolean().default(true),
})
export type ArticleInput = z.input<typeof schema>

export function articles(deps: Deps) {
  const { db, clock } = deps
  const kept = keeping<Article>(deps, { entity: 'article', nameOf: (article) => article.title })

  /** Articles by title, or those about the words, best first. */
  async function page(
    actor: Actor,
    filter: { search?: string | undefined; after?: string | null | undefined } = {},
  ): Promise<Page<ArticleItem>> {
    mustSee(mayReadArticles(actor), 'article')
    const words = searchWords(filter.search)
    const after = words ? null : keyAfter(filter.after, 2)
    const rows = await db.rows<ArticleItem>(sql`
      select article.*, article.xmin::text as basis, company.name as company, department.name as department
      from article
      left join company on company.id = article.company_id
      left join department on department.id = article.department_id
      where ${sql.and([
        withinCompanyOrShared(actor, sql`article.company_id`),
        ...(words ? [aboutWords(words)] : []),
        ...(after ? [sql`(article.title, article.id) > (${after[0]}, ${after[1]})`] : []),
      ])}
      order by ${words ? closeness(words) : sql.empty} article.title, article.id
      limit ${PAGE_SIZE + 1}
    `)
    return words
      ? { rows: rows.slice(0, PAGE_SIZE), next: null }
      : pageOf(rows, ({ title, id }) => [title, id])
  }

  async function find(actor: Actor, articleId: string): Promise<Article & { basis: string }> {
    mustSee(mayReadArticles(actor), 'article')
    const article = await db.first<Article & { basis: string }>(sql`
      select *, xmin::text as basis from article
      where id = ${possibleId(articleId)} and ${withinCompanyOrShared(actor, sql`company_id`)}
    `)
    if (!article) throw new NotFound('article_not_found')
    return article
  }

  async function add(actor: Actor, input: ArticleInput): Promise<Article> {
    mustBeAllowed(isAdministrator(actor))
    const values = checked(schema, input)
    mustBeAllowed(mayChangeArticle(actor, values.companyId), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustOwnDepartment(tx, values)
      const now = clock.now()
      return kept.add(tx, actor, { ...values, createdAt: now, updatedAt: now })
    })
  }

  async function change(
    actor: Actor,
    articleId: string,
    input: ArticleInput,
    basis?: Basis,
  ): Promise<Article> {
    const { companyId } = await find(actor, articleId)
    mustBeAllowed(isAdministrator(actor))
    const values = checked(schema, input)
    mustBeAllowed(mayChangeArticle(actor, companyId), 'shared_by_companies')
    mustBeAllowed(mayChangeArticle(actor, values.companyId), 'shared_by_companies')
    return atomically(db, async (tx) => {
      await mustOwnDepartment(tx, values)
      return kept.change(tx, actor, articleId, { ...values, updatedAt: clock.now() }, basis)
    })
  }

  async function remove(actor: Actor, articleId: string): Promise<void> {
    const { companyId } = await find(actor, articleId)
    mustBeAllowed(isAdministrator(actor))
    mustBeAllowed(mayChangeArticle(actor, companyId), 'shared_by_companies')
    await atomically(db, (tx) => kept.remove(tx, actor, articleId))
  }

  return {
    page,
    find,
    add,
    change,
    remove,
    /** The published articles that a ticket's title is about, best first; accents and typos forgiven. */
    suggest: (
      title: string,
      scope: { companyId?: string | null; departmentId?: string | null } = {},
      limit = 3,
    ): Promise<Suggestion[]> => suggestArticles(db, title, scope, limit),
  }
}

function aboutWords(words: string) {
  return sql`(
    article.search @@ plainto_tsquery('bote_portuguese', ${words})
    or bote_unaccent(${words}) <% bote_unaccent(article.title)
  )`
}

function closeness(words: string) {
  return sql`word_similarity(bote_unaccent(${words}), bote_unaccent(article.title)) desc,`
}
