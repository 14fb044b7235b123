import { type Article, mayChangeArticle } from '#engine'
import { Removal } from '../administration/removal.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { Badge, Card, LinkButton, PageHeader, RelativeTime } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { articleTexts } from './texts.ts'

export async function showArticle(visit: Visit) {
  const article = await visit.engine.articles.find(visit.actor, visit.id())
  const mayChange = mayChangeArticle(visit.actor, article.companyId)
  return page({ title: article.title, narrow: true }, <ArticlePage article={article} mayChange={mayChange} />)
}

function ArticlePage({ article, mayChange }: { article: Article; mayChange: boolean }) {
  const t = useText(articleTexts)
  const { edit } = useText(commonTexts)
  const { id, title, body, url, published, updatedAt } = article
  return (
    <>
      <PageHeader
        title={title}
        subtitle={
          <>
            {t.updated} <RelativeTime date={updatedAt} />{' '}
            {!published && <Badge tone="waiting">{t.draft}</Badge>}
          </>
        }
        back={{ href: '/articles', label: t.title }}
      >
        {mayChange && (
          <>
            <LinkButton icon="pencil" href={`/articles/${id}/edit`}>
              {edit}
            </LinkButton>
            <Removal path={`/articles/${id}`} title={t.removeTitle(title)} text={t.removeText} />
          </>
        )}
      </PageHeader>
      <Card>
        <div class="as-typed article-body">{body}</div>
        {url && (
          <p class="mt-3 mb-0 text-break">
            <a href={url} target="_blank" rel="noopener noreferrer nofollow">
              <Icon name="external-link" /> {t.readMore}: {url}
            </a>
          </p>
        )}
      </Card>
    </>
  )
}
