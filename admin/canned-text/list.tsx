import { type CannedTextItem, isAdministrator, mayChangeCannedText } from '#engine'
import { ActiveBadge, ForWhom } from '../administration/pieces.tsx'
import { RecordList } from '../administration/record-list.tsx'
import { page } from '../answer.ts'
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
  return (
    <RecordList
      path="/canned-texts"
      words={t}
      icon="message-2-share"
      mayAdd={mayAdd}
      rows={texts}
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
  )
}
