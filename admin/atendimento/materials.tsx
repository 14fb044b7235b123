import { Files } from '../case/files.tsx'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { Card, EmptyState } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { atendimentoTexts } from './texts.ts'

/** R49: at hand while the current subprocess lasts. */
export function Materials({ view: { materials, header } }: { view: CaseView }) {
  const { materials: t } = useText(atendimentoTexts)
  if (materials.length === 0) {
    return (
      <Card>
        <EmptyState icon="books-off" title={t.empty} />
      </Card>
    )
  }
  return (
    <>
      {header.subprocess && <p class="text-secondary">{t.of(header.subprocess)}</p>}
      {materials.map(({ id, title, body, url, files }) => (
        <Card key={id} title={title}>
          {body && <PeoplesWords text={body} />}
          {url && (
            <a href={url} target="_blank" rel="noopener noreferrer nofollow" class="btn btn-sm mt-2">
              <Icon name="external-link" />
              {t.open}
            </a>
          )}
          <Files files={files} />
        </Card>
      ))}
    </>
  )
}
