import { type CannedTextItem, isAdministrator, mayChangeCannedText } from '#engine'
import { ActiveBadge, ForWhom } from '../administration/pieces.tsx'
import { page } from '../answer.ts'
import { Card, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { cannedTextTexts } from './texts.ts'

export async function listCannedTexts({ engine, actor, language }: Visit) {
  const texts = await engine.cannedTexts.list(actor)
  return page(
    cannedTextTexts(language).title,
    <CannedTexts
      texts={texts}
      mayAdd={isAdministrator(actor)}
      mayChange={(companyId) => mayChangeCannedText(actor, companyId)}
    />,
  )
}

function CannedTexts({
  texts,
  mayAdd,
  mayChange,
}: {
  texts: readonly CannedTextItem[]
  mayAdd: boolean
  mayChange: (companyId: string | null) => boolean
}) {
  const t = useText(cannedTextTexts)
  const add = mayAdd && (
    <LinkButton look="primary" icon="plus" href="/canned-texts/new">
      {t.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      <Card flush>
        <Table
          caption={t.title}
          rows={texts}
          rowKey={(text) => text.id}
          empty={{ title: t.emptyTitle, text: t.emptyText, icon: 'message-2-share', action: add }}
          columns={[
            {
              key: 'title',
              label: t.titleField,
              cell: ({ id, title, body, active, companyId }) => (
                <>
                  {mayChange(companyId) ? (
                    <a href={`/canned-texts/${id}`} class="fw-medium">
                      {title}
                    </a>
                  ) : (
                    <span class="fw-medium">{title}</span>
                  )}{' '}
                  {!active && <ActiveBadge active={false} />}
                  <div class="text-secondary small as-typed clamped">{body}</div>
                </>
              ),
            },
            {
              key: 'for',
              label: t.for,
              wideOnly: true,
              cell: ({ company, department }) => <ForWhom company={company} department={department} />,
            },
          ]}
        />
      </Card>
    </>
  )
}
