import { z } from 'zod'
import { type ArticleItem, isAdministrator, type Page } from '#engine'
import { ForWhom } from '../administration/pieces.tsx'
import { RecordList } from '../administration/record-list.tsx'
import { SearchBar } from '../administration/search-bar.tsx'
import { sought } from '../administration/typed.ts'
import { page } from '../answer.ts'
import { Badge, Pager, RelativeTime } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { articleTexts } from './texts.ts'

const query = z.object({ q: sought(), after: sought() })

export async function listArticles(visit: Visit) {
  const { q, after } = visit.query(query)
  const found = await visit.engine.articles.page(visit.actor, { search: q, after })
  return page(
    articleTexts(visit.language).title,
    <Articles found={found} words={q} mayAdd={isAdministrator(visit.actor)} />,
  )
}

function Articles({ found, words, mayAdd }: { found: Page<ArticleItem>; words: string; mayAdd: boolean }) {
  const t = useText(articleTexts)
  return (
    <>
      <RecordList
        path="/articles"
        words={t}
        icon="book"
        sought={words}
        mayAdd={mayAdd}
        rows={found.rows}
        columns={[
          {
            key: 'title',
            label: t.titleField,
            cell: ({ id, title, body, published }) => (
              <>
                <a href={`/articles/${id}`} class="fw-medium">
                  {title}
                </a>{' '}
                {!published && <Badge tone="waiting">{t.draft}</Badge>}
                <div class="text-secondary small clamped">{body}</div>
              </>
            ),
          },
          {
            key: 'for',
            label: t.for,
            wideOnly: true,
            cell: ({ company, department }) => <ForWhom company={company} department={department} />,
          },
          {
            key: 'updated',
            label: t.updated,
            wideOnly: true,
            end: true,
            cell: ({ updatedAt }) => (
              <span class="text-nowrap">
                <RelativeTime date={updatedAt} />
              </span>
            ),
          },
        ]}
      >
        <SearchBar action="/articles" value={words} placeholder={t.searchHint} />
      </RecordList>
      <Pager next={found.next} />
    </>
  )
}
