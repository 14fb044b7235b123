import { levelBelow, type SubjectNode } from '#engine'
import { MoveButtons } from '../administration/pieces.tsx'
import { commonTexts } from '../administration/texts.ts'
import { blank, type Draft } from '../form/submission.ts'
import { Badge } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { AddSubject } from './add-form.tsx'
import { subjectTexts } from './texts.ts'

/** An entry of the tree with everything below it. */
export function Branch({
  node,
  siblings,
  draft,
  mayChange,
}: {
  node: SubjectNode
  siblings: readonly SubjectNode[]
  draft: Draft
  mayChange: boolean
}) {
  const t = useText(subjectTexts)
  const below = levelBelow(node.level)
  const isAddingHere = draft.values.parentId === node.id
  return (
    <li class="tree-branch">
      <div class={`tree-entry tree-${node.level} ${node.active ? '' : 'tree-off'}`}>
        <div class="tree-words">
          <a href={`/subjects/${node.id}`} class="fw-medium">
            {node.name}
          </a>
          <Marks node={node} />
        </div>
        {mayChange && (
          <MoveButtons
            action={`/subjects/${node.id}/move`}
            name={node.name}
            isFirst={node === siblings[0]}
            isLast={node === siblings.at(-1)}
          />
        )}
      </div>
      {node.children.length > 0 && (
        <ul class="tree">
          {node.children.map((child) => (
            <Branch
              key={child.id}
              node={child}
              siblings={node.children}
              draft={draft}
              mayChange={mayChange}
            />
          ))}
        </ul>
      )}
      {mayChange && below && (
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
  const { severities } = useText(commonTexts)
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
