import { Icon } from '../icon.tsx'
import { useShell, useText } from '../shell.ts'
import { componentTexts } from './texts.ts'

/** Forward through a keyset list, and back to its top; filters in the address stay. `name` is the cursor's key. */
export function Pager({ next, name = 'after' }: { next: string | null; name?: string }) {
  const { address } = useShell()
  const t = useText(componentTexts)
  const url = new URL(address, 'http://local.invalid')
  const isFirst = !url.searchParams.has(name)
  if (!next && isFirst) return null
  return (
    <nav class="pager" aria-label={t.pages}>
      {isFirst ? (
        <span />
      ) : (
        <a class="btn" href={withCursor(url, name, null)}>
          <Icon name="chevrons-left" />
          {t.first}
        </a>
      )}
      {next && (
        <a class="btn" href={withCursor(url, name, next)} rel="next">
          {t.next}
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  )
}

function withCursor(url: URL, name: string, cursor: string | null): string {
  const changed = new URL(url)
  if (cursor) changed.searchParams.set(name, cursor)
  else changed.searchParams.delete(name)
  return changed.pathname + changed.search
}
