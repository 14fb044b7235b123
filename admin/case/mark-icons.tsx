import type { Tone } from '../layout/components/index.ts'
import { drawnOnce } from '../layout/drawn-once.tsx'
import { drawing } from '../layout/icon.tsx'

const NAMES = [
  'sparkles',
  'calculator',
  'progress',
  'hourglass',
  'user-question',
  'thumb-up',
  'circle-check',
  'circle-x',
  'circle-minus',
  'arrow-down',
  'minus',
  'arrow-up',
  'flame',
  'alarm',
  'lifebuoy',
  'check',
  'clipboard-check',
  'player-pause',
  'clock',
  'speedboat',
  'star',
  'alert-triangle',
  'help-circle',
] as const
export type MarkName = (typeof NAMES)[number]

/** A drawing that a list repeats on every row; the page holds it once, in `MarkIcons`. */
export function Mark(name: MarkName) {
  return (
    <svg class="mark-icon" aria-hidden="true">
      <use href={`#mark-${name}`} />
    </svg>
  )
}

export type Sign = { tone: Tone; icon: MarkName }

/** Where something stands, in colour, drawing and words; a plain function, because in long lists every component costs. */
export function signBadge({ tone, icon }: Sign, words: string) {
  return (
    <span class={`badge badge-${tone}`}>
      {Mark(icon)}
      {words}
    </span>
  )
}

/** The drawings (files of the icon package, chosen by our own code) that the marks of a page refer to: half of the queue's page would otherwise be pictures. */
export function MarkIcons() {
  return drawn('', () => (
    <svg class="mark-icons" aria-hidden="true">
      {NAMES.map((name) => (
        <symbol
          key={name}
          id={`mark-${name}`}
          viewBox="0 0 24 24"
          dangerouslySetInnerHTML={{ __html: drawing(name) }}
        />
      ))}
    </svg>
  ))
}

const drawn = drawnOnce(1)
