import type { ComponentChildren } from 'preact'
import { asset } from '../assets/assets.ts'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { MoveButtons } from './pieces.tsx'
import { commonTexts } from './texts.ts'

/** What drags lists into order; pages with an ordered list hold it once. */
export function OrderAssets() {
  return (
    <>
      <script src={asset('sortable.js')} defer />
      <script src={asset('order.js')} defer />
    </>
  )
}

/** Lines in an order that people choose: dragged by the handle, or moved by the buttons, which need no scripts. */
export function OrderedList<Item extends { id: string; name: string }>({
  items,
  whole = items,
  moveTo,
  mayMove,
  class: className = 'list-group list-group-flush',
  lineClass = 'list-group-item',
  children,
}: {
  items: readonly Item[]
  /** The whole order where only some of its lines are shown; they are not dragged, as none can be dropped among the others. */
  whole?: readonly Item[]
  /** Where moving an item is posted. */
  moveTo: (item: Item) => string
  mayMove: boolean
  class?: string
  lineClass?: string
  /** A line's words, and what hangs below it. */
  children: (item: Item) => { words: ComponentChildren; below?: ComponentChildren }
}) {
  const mayDrag = mayMove && items.length === whole.length
  return (
    <ol class={`ordered ${className}`} data-ordered={mayDrag ? '' : undefined}>
      {items.map((item) => {
        const { words, below } = children(item)
        return (
          <li key={item.id} id={item.id} class={lineClass} data-move={moveTo(item)}>
            <div class="ordered-line">
              {mayDrag && <Handle />}
              <div class="ordered-words">{words}</div>
              {mayMove && whole.length > 1 && (
                <MoveButtons
                  action={moveTo(item)}
                  name={item.name}
                  of={item.id}
                  isFirst={item === whole[0]}
                  isLast={item === whole.at(-1)}
                />
              )}
            </div>
            {below}
          </li>
        )
      })}
    </ol>
  )
}

/** For the pointer only: the buttons do the same for everybody else. */
function Handle() {
  const t = useText(commonTexts)
  return (
    <span class="ordered-handle" aria-hidden="true" title={t.drag} data-handle>
      <Icon name="grip-vertical" />
    </span>
  )
}
