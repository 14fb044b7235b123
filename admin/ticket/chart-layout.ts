import type { TicketArrow, TicketChart, TicketState } from '#engine'

export type Box = { state: TicketState; x: number; y: number; width: number; height: number }
export type Curve = { arrow: TicketArrow; path: string }
export type ChartLayout = { width: number; height: number; boxes: Box[]; curves: Curve[] }

const WIDTH = 400
const BOX = { width: 172, height: 34 }
const LAST = { width: 112, height: 34 }
const STEP = 64
const MARGIN = 14

/**
 * Layers from top to bottom: a state lies below every state that leads forward to it, the last ones share the lowest
 * layer. Forward arrows that skip a layer bend to the right, arrows back bend to the left, the further the wider.
 */
export function layOut({ states, arrows }: TicketChart): ChartLayout {
  const order = new Map(states.map(({ state }, at) => [state, at]))
  const isForward = ({ from, to }: TicketArrow) => (order.get(from) ?? 0) < (order.get(to) ?? 0)
  const layers = new Map<TicketState, number>()
  for (const { state } of states) {
    const above = arrows
      .filter((arrow) => arrow.to === state && isForward(arrow))
      .map(({ from }) => layers.get(from) ?? 0)
    layers.set(state, above.length > 0 ? Math.max(...above) + 1 : 0)
  }
  const lowest = Math.max(...layers.values())
  for (const { state, isLast } of states) if (isLast) layers.set(state, lowest)

  const boxes = states.map(({ state, isLast }) => place(state, isLast))
  const byState = new Map(boxes.map((box) => [box.state, box]))
  const curves = arrows.flatMap((arrow) => {
    const from = byState.get(arrow.from)
    const to = byState.get(arrow.to)
    return from && to ? [{ arrow, path: bend(from, to, isForward(arrow)) }] : []
  })
  return { width: WIDTH, height: MARGIN * 2 + lowest * STEP + BOX.height, boxes, curves }

  function place(state: TicketState, isLast: boolean): Box {
    const layer = layers.get(state) ?? 0
    const row = states.filter((other) => layers.get(other.state) === layer)
    const { width, height } = isLast ? LAST : BOX
    const at = row.findIndex((other) => other.state === state) - (row.length - 1) / 2
    return { state, width, height, x: WIDTH / 2 + at * (width + 12) - width / 2, y: MARGIN + layer * STEP }
  }
}

function bend(from: Box, to: Box, forward: boolean): string {
  const layers = Math.round((to.y - from.y) / STEP)
  const middle = (box: Box) => box.x + box.width / 2
  if (layers === 1) return `M${middle(from)} ${from.y + from.height}L${middle(to)} ${to.y - 3}`
  const side = forward ? 1 : -1
  const edge = (box: Box) => (forward ? box.x + box.width : box.x)
  const out = WIDTH / 2 + side * (BOX.width / 2 + 14 + Math.abs(layers) * 13)
  const startY = from.y + from.height / 2 + side * 5
  const endY = to.y + to.height / 2 - side * 5
  const isBelow = edge(to) * side > out * side
  const end = isBelow ? `${middle(to)} ${to.y - 3}` : `${edge(to) + side * 3} ${endY}`
  const last = isBelow ? `${middle(to)} ${to.y - STEP / 2}` : `${out} ${endY}`
  return `M${edge(from)} ${startY}C${out} ${startY} ${last} ${end}`
}
