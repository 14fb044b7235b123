import type { Operator } from '#engine'
import { useStretch } from '../administration/stretch.ts'
import { type Answer, page } from '../answer.ts'
import { Avatar, type Column, LinkButton, PageHeader, Pager, Table } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { OperatorState } from './state.tsx'
import { operatorTexts } from './texts.ts'

type Listed = Operator & { companyName: string | null }

export async function listOperators({ engine, actor, language }: Visit): Promise<Answer> {
  const operators = await engine.operators.list(actor)
  return page(operatorTexts(language).title, <OperatorsPage operators={operators} />)
}

function OperatorsPage({ operators }: { operators: Listed[] }) {
  const t = useText(operatorTexts)
  const { shown, next } = useStretch(operators)
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle}>
        <LinkButton href="/operators/new" look="primary" icon="user-plus">
          {t.add}
        </LinkButton>
      </PageHeader>
      <div class="card">
        <Table
          caption={t.title}
          columns={useColumns()}
          rows={shown}
          rowKey={({ id }) => id}
          rowClass={({ active }) => (active ? '' : 'row-off')}
          empty={{ title: t.emptyTitle, icon: 'users' }}
        />
      </div>
      <Pager next={next} />
    </>
  )
}

function useColumns(): Column<Listed>[] {
  const t = useText(operatorTexts)
  const { signedIn } = useShell()
  return [
    {
      key: 'name',
      label: t.name,
      cell: ({ id, name, email, role, photoId, active, invited }) => (
        <div class="d-flex align-items-center gap-2">
          <Avatar name={name} photoId={photoId} size="sm" />
          <div class="cell-words">
            <a href={`/operators/${id}`} class="fw-medium">
              {name}
            </a>
            {id === signedIn?.actor.id && <span class="text-secondary"> ({t.you})</span>}
            <div class="text-secondary small text-break">{email}</div>
            <div class="small d-md-none">
              {t.roles[role]} {!(active && !invited) && <OperatorState operator={{ active, invited }} />}
            </div>
          </div>
        </div>
      ),
    },
    { key: 'role', label: t.role, wideOnly: true, cell: ({ role }) => t.roles[role] },
    { key: 'team', label: t.team, wideOnly: true, cell: ({ team }) => t.teams[team] },
    {
      key: 'company',
      label: t.company,
      widestOnly: true,
      cell: ({ companyName }) => companyName ?? t.allCompanies,
    },
    {
      key: 'departments',
      label: t.departments,
      widestOnly: true,
      cell: ({ departmentIds }) => departmentIds.length || t.allDepartments,
    },
    {
      key: 'state',
      label: t.state,
      wideOnly: true,
      cell: (operator) => <OperatorState operator={operator} />,
    },
  ]
}
