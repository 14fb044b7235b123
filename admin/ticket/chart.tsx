import { type TicketArrow, type TicketState, ticketChart } from '#engine'
import { Icon } from '../layout/icon.tsx'
import { useText } from '../layout/shell.ts'
import { layOut } from './chart-layout.ts'
import { ticketTexts } from './texts.ts'
import { ticketVocabulary } from './words.ts'

const layout = layOut(ticketChart())

/** The live chart of the ticket's machine (R82): where it is, where it may go. What it shows is also said in words. */
export function LifecycleMap({ state }: { state: TicketState }) {
  const t = useText(ticketTexts)
  const { state: words } = useText(ticketVocabulary)
  const coming = ticketChart().arrows.filter(({ from }) => from === state)
  const isComing = (other: TicketState) => coming.some(({ to }) => to === other)
  const curves = [...layout.curves].sort(
    (a, b) => Number(a.arrow.from === state) - Number(b.arrow.from === state),
  )
  return (
    <>
      <svg
        class="chart"
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        role="img"
        aria-label={t.chartLabel(words[state])}
        aria-describedby="chart-words"
      >
        <defs>
          <marker
            id="arrow-faint"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path class="chart-head" d="M0 0L8 4L0 8z" />
          </marker>
          <marker
            id="arrow-strong"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path class="chart-head chart-head-strong" d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        {curves.map(({ arrow, path }) => {
          const isStrong = arrow.from === state
          return (
            <path
              key={`${arrow.from}-${arrow.to}`}
              class={`chart-arrow ${isStrong ? 'chart-arrow-strong' : ''}`}
              d={path}
              marker-end={`url(#arrow-${isStrong ? 'strong' : 'faint'})`}
            />
          )
        })}
        {layout.boxes.map((box) => (
          <g
            key={box.state}
            class={`chart-state ${box.state === state ? 'chart-here' : isComing(box.state) ? 'chart-next' : ''}`}
          >
            <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={8} />
            <text x={box.x + box.width / 2} y={box.y + box.height / 2 + 4} text-anchor="middle">
              {words[box.state]}
            </text>
          </g>
        ))}
      </svg>
      <div id="chart-words">
        <h3 class="h4 mt-3 mb-2">{t.mayCome}</h3>
        {coming.length === 0 ? (
          <p class="text-secondary mb-0">{t.nothingComes}</p>
        ) : (
          <Coming arrows={coming} />
        )}
      </div>
    </>
  )
}

function Coming({ arrows }: { arrows: readonly TicketArrow[] }) {
  const t = useText(ticketTexts)
  const { state: words } = useText(ticketVocabulary)
  const event: Record<string, string> = t.event
  return (
    <ul class="chart-coming">
      {arrows.map(({ to, events }) => (
        <li key={to}>
          {events.map((type) => event[type] ?? type).join(', ')}
          <Icon name="arrow-narrow-right" class="icon-inline" />
          <strong>{words[to]}</strong>
        </li>
      ))}
    </ul>
  )
}
