import { z } from 'zod'
import { type DepartmentItem, mayChangeDepartments } from '#engine'
import { ActiveBadge, MoveButtons } from '../administration/pieces.tsx'
import { page } from '../answer.ts'
import { Badge, Card, LinkButton, PageHeader, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { departmentTexts } from './texts.ts'

const query = z.object({ company: z.uuid().optional().catch(undefined) })

export async function listDepartments(visit: Visit) {
  const { company } = visit.query(query)
  const departments = await visit.engine.departments.list(visit.actor, { companyId: company })
  return page(
    departmentTexts(visit.language).title,
    <Departments
      departments={departments}
      companyId={company}
      mayChange={mayChangeDepartments(visit.actor)}
    />,
  )
}

function Departments({
  departments,
  companyId,
  mayChange,
}: {
  departments: readonly DepartmentItem[]
  companyId: string | undefined
  mayChange: boolean
}) {
  const t = useText(departmentTexts)
  const add = mayChange && (
    <LinkButton
      look="primary"
      icon="plus"
      href={`/departments/new${companyId ? `?company=${companyId}` : ''}`}
    >
      {t.add}
    </LinkButton>
  )
  const companies = [...new Set(departments.map(({ company }) => company))]
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      {companies.length === 0 && (
        <Card flush>
          <Table
            caption={t.title}
            rows={[]}
            rowKey={() => ''}
            columns={[]}
            empty={{ title: t.emptyTitle, text: t.emptyText, icon: 'sitemap', action: add }}
          />
        </Card>
      )}
      {companies.map((company) => (
        <Card key={company} title={company} flush>
          <CompanyTable
            company={company}
            departments={departments.filter((department) => department.company === company)}
            mayChange={mayChange}
          />
        </Card>
      ))}
    </>
  )
}

function CompanyTable({
  company,
  departments,
  mayChange,
}: {
  company: string
  departments: readonly DepartmentItem[]
  mayChange: boolean
}) {
  const t = useText(departmentTexts)
  return (
    <Table
      caption={company}
      rows={departments}
      rowKey={(department) => department.id}
      empty={{ title: t.emptyTitle }}
      columns={[
        {
          key: 'name',
          label: t.name,
          cell: ({ id, name, subjects, active, opensTickets, createsAtendimento, uses }) => (
            <>
              <a href={`/departments/${id}`} class="fw-medium">
                {name}
              </a>
              <div class="badges-list mt-1">
                {active ? (
                  <OfferBadge
                    isOffered={(uses.tickets && opensTickets) || (uses.atendimentos && createsAtendimento)}
                  />
                ) : (
                  <ActiveBadge active={false} />
                )}
                {uses.tickets && (
                  <a class="small" href={`/subjects?department=${id}`}>
                    {t.subjectCount(subjects)}
                  </a>
                )}
              </div>
            </>
          ),
        },
        {
          key: 'order',
          label: t.order,
          quiet: true,
          end: true,
          cell: (department) =>
            mayChange && (
              <MoveButtons
                action={`/departments/${department.id}/move`}
                name={department.name}
                isFirst={department === departments[0]}
                isLast={department === departments.at(-1)}
              />
            ),
        },
      ]}
    />
  )
}

/** Whether customers can choose it in their chat. */
function OfferBadge({ isOffered }: { isOffered: boolean }) {
  const t = useText(departmentTexts)
  return <Badge tone={isOffered ? 'good' : 'neutral'}>{isOffered ? t.offered : t.internal}</Badge>
}
