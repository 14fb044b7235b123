import { type Company, formatDocument, mayAddCompany } from '#engine'
import { ActiveBadge } from '../administration/pieces.tsx'
import { RecordList } from '../administration/record-list.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { companyTexts } from './texts.ts'
import { zoneName } from './zone-name.ts'

export async function listCompanies({ engine, actor, language }: Visit) {
  const companies = await engine.companies.list(actor)
  return page(companyTexts(language).title, <Companies companies={companies} mayAdd={mayAddCompany(actor)} />)
}

function Companies({ companies, mayAdd }: { companies: readonly Company[]; mayAdd: boolean }) {
  const t = useText(companyTexts)
  const common = useText(commonTexts)
  return (
    <RecordList
      path="/companies"
      words={t}
      icon="building"
      mayAdd={mayAdd}
      rows={companies}
      columns={[
        {
          key: 'name',
          label: t.name,
          cell: ({ id, name, active }) => (
            <>
              <a href={`/companies/${id}`} class="fw-medium">
                {name}
              </a>{' '}
              {!active && <ActiveBadge active={false} />}
            </>
          ),
        },
        {
          key: 'document',
          label: t.document,
          cell: ({ document }) => (document ? formatDocument(document) : common.none),
          wideOnly: true,
        },
        { key: 'zone', label: t.timeZone, cell: ({ timeZone }) => zoneName(timeZone), wideOnly: true },
        {
          key: 'departments',
          label: t.departments,
          quiet: true,
          end: true,
          cell: ({ id }) => <a href={`/departments?company=${id}`}>{t.departments}</a>,
        },
      ]}
    />
  )
}
