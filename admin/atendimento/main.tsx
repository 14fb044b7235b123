import type { ComponentChildren } from 'preact'
import { Files } from '../case/files.tsx'
import { Entries, Older } from '../case/timeline.tsx'
import { PeoplesWords } from '../case/words-of-people.tsx'
import { useText } from '../layout/shell.ts'
import type { CaseView } from './case-view.ts'
import { CaseFiles } from './files-view.tsx'
import { Materials } from './materials.tsx'
import { Progress } from './progress.tsx'
import { atendimentoTelling, lastComment } from './telling.tsx'
import { atendimentoTexts } from './texts.ts'
import { VIEWS, type ViewName } from './views.ts'

/** The report, and below it the views of the case; without scripts each is an address of its own. */
export function Main({ view, shown }: { view: CaseView; shown: ViewName }) {
  const { views: t } = useText(atendimentoTexts)
  const path = `/atendimentos/${view.atendimento.id}`
  const counts: Record<ViewName, number> = {
    events: 0,
    progress: view.runs.length,
    files: view.files.filter(({ deletedAt }) => deletedAt === null).length,
    materials: view.materials.length,
  }
  return (
    <>
      <Report view={view} />
      <div class="queue-tabs case-views" role="tablist" aria-label={t.label}>
        {VIEWS.map((name) => (
          <a
            key={name}
            id={`view-${name}`}
            class={`queue-tab ${name === shown ? 'active' : ''}`}
            href={`${path}?view=${name}`}
            role="tab"
            aria-selected={name === shown}
            aria-controls={`pane-${name}`}
            data-bs-toggle="tab"
            data-bs-target={`#pane-${name}`}
          >
            {t[name]}
            {counts[name] > 0 && <span class="queue-count">{counts[name]}</span>}
          </a>
        ))}
      </div>
      <div class="tab-content">
        <Pane name="events" shown={shown}>
          <Events view={view} />
        </Pane>
        <Pane name="progress" shown={shown}>
          <Progress runs={view.runs} />
        </Pane>
        <Pane name="files" shown={shown}>
          <CaseFiles view={view} />
        </Pane>
        <Pane name="materials" shown={shown}>
          <Materials view={view} />
        </Pane>
      </div>
    </>
  )
}

/** `#case-<name>` is what a live change brings anew. */
function Pane({ name, shown, children }: { name: ViewName; shown: ViewName; children: ComponentChildren }) {
  return (
    <div
      id={`pane-${name}`}
      class={`tab-pane ${name === shown ? 'active show' : ''}`}
      role="tabpanel"
      aria-labelledby={`view-${name}`}
    >
      {name === 'files' ? children : <div id={`case-${name}`}>{children}</div>}
    </div>
  )
}

function Events({ view }: { view: CaseView }) {
  const { atendimento, history, deliveries } = view
  return (
    <>
      {history.before && <Older path={`/atendimentos/${atendimento.id}`} before={history.before} />}
      <Entries
        telling={atendimentoTelling(atendimento.id, lastComment(view))}
        entries={history.entries}
        deliveries={deliveries}
      />
    </>
  )
}

/** What the customer or the technician said, with the files that came with it. */
function Report({ view: { atendimento, files, history } }: { view: CaseView }) {
  const t = useText(atendimentoTexts)
  const withWords = new Set(history.entries.flatMap((entry) => entry.files.map(({ id }) => id)))
  const own = files.filter(
    ({ id, createdAt, deletedAt }) =>
      !withWords.has(id) && deletedAt === null && createdAt <= atendimento.openedAt,
  )
  return (
    <section class="card mb-3 description">
      <div class="card-header">
        <h2 class="card-title">{t.report}</h2>
      </div>
      <div class="card-body">
        <PeoplesWords text={atendimento.report} />
        <Files files={own} />
      </div>
    </section>
  )
}
