import type { SubjectNode } from '#engine'
import { commonTexts } from '../administration/texts.ts'
import { Form } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'

/**
 * Two buttons that do what dragging does, one place at a time: with the keyboard, and without scripts. They keep their
 * ids, so that the focus stays on them; one that leads nowhere stays in reach for the same reason.
 */
export function Arrows({
  node,
  siblings,
  basis,
}: {
  node: SubjectNode
  siblings: readonly SubjectNode[]
  basis: string
}) {
  const t = useText(commonTexts)
  const at = siblings.indexOf(node)
  const action = `/subjects/${node.id}/place`
  return (
    <Form action={action} class="move-buttons" hx-post={action}>
      <input type="hidden" name="basis" value={basis} />
      <input type="hidden" name="parentId" value={node.parentId ?? ''} />
      <Arrow id={`up-${node.id}`} icon="arrow-up" to={at - 1} isOff={at === 0} label={t.moveUp(node.name)} />
      <Arrow
        id={`down-${node.id}`}
        icon="arrow-down"
        to={at + 1}
        isOff={at === siblings.length - 1}
        label={t.moveDown(node.name)}
      />
    </Form>
  )
}

function Arrow(props: { id: string; icon: string; to: number; isOff: boolean; label: string }) {
  return (
    <button
      type="submit"
      id={props.id}
      name="place"
      value={props.to}
      class={`btn btn-icon btn-sm btn-ghost-secondary ${props.isOff ? 'btn-off' : ''}`}
      aria-disabled={props.isOff ? 'true' : undefined}
      aria-label={props.label}
      title={props.label}
    >
      <Icon name={props.icon} />
    </button>
  )
}
