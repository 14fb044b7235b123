import { levelBelow, type SubjectNode } from '#engine'
import { blank, type Draft } from '../form/submission.ts'
import { Badge } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { ticketVocabulary } from '../ticket/words.ts'
import { AddSubject } from './add-form.tsx'
import { Arrows } from './arrows.tsx'
import { subjectTexts } from './texts.ts'

/** All that lies under an entry (null: at the top), and a place to drop more. `basis` null: only to be read. */
export function Branches({
  nodes,
  parent,
  draft,
  basis,
}: {
  nodes: readonly SubjectNode[]
  parent: SubjectNode | null
  draft: Draft
  basis: string | null
}) {
  const level = levelBelow(parent?.level ?? null)
  if (!level || (nodes.length === 0 && !basis)) return null
  return (
    <ul class="tree" data-level={level} data-parent={parent?.id ?? ''}>
      {nodes.map((node) => (
        <Branch key={node.id} node={node} siblings={nodes} draft={draft} basis={basis} />
      ))}
    </ul>
  )
}

/** An entry of the tree with everything below it. */
function Branch({
  node,
  siblings,
  draft,
  basis,
}: {
  node: SubjectNode
  siblings: readonly SubjectNode[]
  draft: Draft
  basis: string | null
}) {
  const t = useText(subjectTexts)
  const below = levelBelow(node.level)
  const isAddingHere = draft.values.parentId === node.id
  return (
    <li class="tree-branch" data-subject={node.id}>
      <div class={`tree-entry tree-${node.level} ${node.active ? '' : 'tree-off'}`}>
        {basis && (
          <span class="tree-handle" title={t.drag} aria-hidden="true">
            <Icon name="grip-vertical" />
          </span>
        )}
        <div class="tree-words">
          <a href={`/subjects/${node.id}`} class="fw-medium">
            {node.name}
          </a>
          <Marks node={node} />
        </div>
        {basis && siblings.length > 1 && <Arrows node={node} siblings={siblings} basis={basis} />}
      </div>
      <Branches nodes={node.children} parent={node} draft={draft} basis={basis} />
      {basis && below && (
        <details class="tree-add" open={isAddingHere}>
          <summary>
            <Icon name="plus" /> {t.addLevel[below]}
            <span class="visually-hidden">: {t.addIn(node.name)}</span>
          </summary>
          <AddSubject
            departmentId={node.departmentId}
            parent={node}
            level={below}
            draft={isAddingHere ? draft : blank()}
          />
        </details>
      )}
    </li>
  )
}

function Marks({ node: { level, severity, active, tickets, questions } }: { node: SubjectNode }) {
  const t = useText(subjectTexts)
  const { severity: severities } = useText(ticketVocabulary)
  return (
    <span class="tree-marks">
      <span class="text-secondary small">{t.levels[level]}</span>
      {!active && <Badge>{t.off}</Badge>}
      {severity !== 'normal' && (
        <Badge tone={severity === 'critical' ? 'critical' : 'info'}>{severities[severity]}</Badge>
      )}
      {questions > 0 && <Badge icon="checklist">{t.questions(questions)}</Badge>}
      {tickets > 0 && <span class="text-secondary small">{t.tickets(tickets)}</span>}
    </span>
  )
}
