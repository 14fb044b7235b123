import { z } from 'zod'
import { levelBelow, mayChangeSubjects, type SubjectNode, treeBasis } from '#engine'
import { departmentChoices } from '../administration/choices.ts'
import { page } from '../answer.ts'
import { asset } from '../assets/assets.ts'
import { problemWords } from '../error/words.ts'
import { blank, type Draft } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, Message, type Option, PageHeader } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { AddSubject } from './add-form.tsx'
import { Branches } from './branch.tsx'
import { subjectTexts } from './texts.ts'

const query = z.object({ department: z.uuid().optional().catch(undefined) })

export function showSubjects(visit: Visit) {
  return subjectsPage(visit, visit.query(query).department)
}

export function treePath({ departmentId }: { departmentId: string }): string {
  return `/subjects?department=${departmentId}`
}

/** A department's tree (the first department's when none is asked for); `adding` is the form for a new entry. */
export async function subjectsPage(
  visit: Visit,
  departmentId: string | undefined,
  { adding = blank(), problem }: { adding?: Draft; problem?: Draft['problem'] } = {},
) {
  const departments = await departmentChoices(visit)
  const chosen = departmentId ?? departments[0]?.value
  const nodes = chosen ? await visit.engine.subjects.tree(visit.actor, chosen) : []
  return page(
    subjectTexts(visit.language).title,
    <Subjects
      departments={departments}
      chosen={chosen}
      nodes={nodes}
      draft={adding}
      problem={problem}
      mayChange={mayChangeSubjects(visit.actor)}
    />,
  )
}

type Shown = { nodes: readonly SubjectNode[]; draft: Draft; problem: Draft['problem']; mayChange: boolean }

function Subjects({
  departments,
  chosen,
  ...tree
}: Shown & { departments: readonly Option[]; chosen: string | undefined }) {
  const t = useText(subjectTexts)
  return (
    <>
      {tree.mayChange && (
        <>
          <script src={asset('sortable.js')} defer />
          <script src={asset('subjects.js')} defer />
        </>
      )}
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

/** What subjects.js and the arrows bring comes back as this whole card: nobody looks at half a tree. */
function Tree({ departmentId, nodes, draft, problem, mayChange }: Shown & { departmentId: string }) {
  const t = useText(subjectTexts)
  const { language } = useShell()
  const isForTop = !draft.values.parentId
  const basis = mayChange ? treeBasis(nodes) : null
  return (
    <section
      class="card mb-3"
      id="tree"
      data-basis={basis}
      hx-target="this"
      hx-select="#tree"
      hx-swap="outerHTML show:none"
      hx-sync="this:drop"
    >
      {problem && (
        <div class="card-body">
          <Message tone="warning" class="mb-0">
            {problemWords(language, problem.code, problem.details)}
          </Message>
        </div>
      )}
      {nodes.length === 0 && <EmptyState title={t.emptyTitle} text={t.emptyText} icon="list-tree" />}
      {nodes.length > 1 && basis && <p class="card-body tree-hint">{t.arrangeHint}</p>}
      {nodes.length > 0 && <Branches nodes={nodes} parent={null} draft={draft} basis={basis} />}
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
    </section>
  )
}
