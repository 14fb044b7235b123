import { type Company, formatDocument, mayAddCompany } from '#engine'
import { ActiveBadge } from '../administration/pieces.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { Card, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
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
  const add = mayAdd && (
    <LinkButton look="primary" icon="plus" href="/companies/new">
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
          rows={companies}
          rowKey={(company) => company.id}
          empty={{ title: t.emptyTitle, text: t.emptyText, icon: 'building', action: add }}
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
      </Card>
    </>
  )
}
