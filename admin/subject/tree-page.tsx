import { z } from 'zod'
import { levelBelow, mayChangeSubjects, type SubjectNode } from '#engine'
import { departmentChoices } from '../administration/choices.ts'
import { page } from '../answer.ts'
import { blank, type Draft } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, type Option, PageHeader } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { AddSubject } from './add-form.tsx'
import { Branch } from './branch.tsx'
import { subjectTexts } from './texts.ts'

const query = z.object({ department: z.uuid().optional().catch(undefined) })

export function showSubjects(visit: Visit) {
  return subjectsPage(visit, visit.query(query).department)
}

/** A department's tree (the first department's when none is asked for); `draft` is the form for a new entry. */
export async function subjectsPage(visit: Visit, departmentId: string | undefined, draft: Draft = blank()) {
  const departments = await departmentChoices(visit)
  const chosen = departmentId ?? departments[0]?.value
  const nodes = chosen ? await visit.engine.subjects.tree(visit.actor, chosen) : []
  return page(
    subjectTexts(visit.language).title,
    <Subjects
      departments={departments}
      chosen={chosen}
      nodes={nodes}
      draft={draft}
      mayChange={mayChangeSubjects(visit.actor)}
    />,
  )
}

type Shown = { nodes: readonly SubjectNode[]; draft: Draft; mayChange: boolean }

function Subjects({
  departments,
  chosen,
  ...tree
}: Shown & { departments: readonly Option[]; chosen: string | undefined }) {
  const t = useText(subjectTexts)
  return (
    <>
      <PageHeader title={t.title} subtitle={t.subtitle} />
      {chosen ? (
        <>
          {departments.length > 1 && <DepartmentChoice departments={departments} chosen={chosen} />}
          <Tree departmentId={chosen} {...tree} />
        </>
      ) : (
        <Card>
          <EmptyState
            title={t.noDepartments}
            icon="sitemap"
            action={<LinkButton href="/departments">{t.toDepartments}</LinkButton>}
          />
        </Card>
      )}
    </>
  )
}

function DepartmentChoice({ departments, chosen }: { departments: readonly Option[]; chosen: string }) {
  const t = useText(subjectTexts)
  return (
    <form method="get" action="/subjects" class="search-bar" data-autosubmit="">
      <select name="department" class="form-select search-bar-choice" aria-label={t.department}>
        {departments.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" class="btn">
        {t.show}
      </button>
    </form>
  )
}

function Tree({ departmentId, nodes, draft, mayChange }: Shown & { departmentId: string }) {
  const t = useText(subjectTexts)
  const isForTop = !draft.values.parentId
  return (
    <Card flush>
      {nodes.length === 0 && <EmptyState title={t.emptyTitle} text={t.emptyText} icon="list-tree" />}
      {nodes.length > 0 && (
        <ul class="tree">
          {nodes.map((node) => (
            <Branch key={node.id} node={node} siblings={nodes} draft={draft} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {mayChange && (
        <div class="card-footer">
          <AddSubject
            departmentId={departmentId}
            parent={null}
            level={levelBelow(null) ?? 'type'}
            draft={isForTop ? draft : blank()}
          />
        </div>
      )}
    </Card>
  )
}
