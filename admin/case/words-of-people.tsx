import type { ComponentChildren } from 'preact'

/** People's words as they wrote them: escaped, lines kept, links of the web and mail made clickable. */
export function PeoplesWords({ text, class: className = '' }: { text: string; class?: string }) {
  return <div class={`peoples-words ${className}`}>{linked(text)}</div>
}

const LINK = /\b(?:https?:\/\/|mailto:)[^\s<>"']+[^\s<>"'.,;:!?)\]]/gi

function linked(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const found of text.matchAll(LINK)) {
    parts.push(text.slice(end, found.index))
    parts.push(
      <a href={found[0]} target="_blank" rel="noopener noreferrer nofollow">
        {found[0]}
      </a>,
    )
    end = found.index + found[0].length
  }
  parts.push(text.slice(end))
  return parts
}
