import type { ComponentChildren } from 'preact'

/** A line of a list of facts (`dl.facts`). */
export function Fact({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
