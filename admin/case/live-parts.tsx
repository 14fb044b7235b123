/**
 * Brings the parts of a case's page anew when the case changes, and says once that a person has read it. What people
 * are typing stands in none of the parts.
 */
export function LiveParts({
  path,
  id,
  head,
  parts,
  unread,
}: {
  path: string
  id: string
  head: string
  /** Besides the head, separated by commas. */
  parts: string
  unread: boolean
}) {
  return (
    <>
      <div
        hidden
        hx-get={path}
        hx-trigger={`live:${id} from:body, live:look from:body`}
        hx-select={head}
        hx-target={head}
        hx-swap="outerHTML"
        hx-select-oob={parts}
      />
      {unread && <div hidden hx-post={`${path}/reading`} hx-trigger="load" hx-swap="none" />}
    </>
  )
}
