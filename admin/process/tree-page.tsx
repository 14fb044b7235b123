import { isAdministrator, mayChangeOwned, type ProcessWithSteps } from '#engine'
import { OrderAssets } from '../administration/ordered.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { blank, type Draft } from '../form/submission.ts'
import { Card, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { processTexts } from './texts.ts'
import { ProcessTree } from './tree.tsx'

export function listProcesses(visit: Visit) {
  return processesPage(visit, blank())
}

/** All processes with their steps, company by company; `draft` is the form for a new step of `draft.values.processId`. */
export async function processesPage({ engine, actor, language }: Visit, draft: Draft) {
  const processes = await engine.processes.withSteps(actor)
  return page(
    processTexts(language).title,
    <Processes
      processes={processes}
      draft={draft}
      mayAdd={isAdministrator(actor)}
      mayChange={({ companyId }) => mayChangeOwned(actor, companyId)}
    />,
  )
}

function Processes({
  processes,
  draft,
  mayAdd,
  mayChange,
}: {
  processes: readonly ProcessWithSteps[]
  draft: Draft
  mayAdd: boolean
  mayChange: (process: ProcessWithSteps) => boolean
}) {
  const t = useText(processTexts)
  const common = useText(commonTexts)
  const add = mayAdd && (
    <LinkButton look="primary" icon="plus" href="/processes/new">
      {t.add}
    </LinkButton>
  )
  const ownerOf = ({ company }: ProcessWithSteps) => company ?? common.allCompanies
  return (
    <>
      <OrderAssets />
      <PageHeader
        title={t.title}
        subtitle={processes.some(mayChange) ? `${t.subtitle} ${t.dragHint}` : t.subtitle}
      >
        {add}
      </PageHeader>
      {processes.length === 0 && (
        <Card flush>
          <EmptyState title={t.emptyTitle} text={t.emptyText} icon="route" action={add} />
        </Card>
      )}
      {[...new Set(processes.map(ownerOf))].map((owner) => {
        const own = processes.filter((process) => ownerOf(process) === owner)
        return (
          <Card key={owner} title={owner} flush>
            <ProcessTree processes={own} draft={draft} mayChange={own.every(mayChange)} />
          </Card>
        )
      })}
    </>
  )
}
