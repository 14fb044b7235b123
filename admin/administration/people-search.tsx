import { z } from 'zod'
import type { Page } from '#engine'
import { Pager } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { SearchBar, SearchChoice } from './search-bar.tsx'
import { commonTexts } from './texts.ts'
import { sought } from './typed.ts'

/** Customers and contacts are many: searched by words, those in use or all, a page at a time. */
export const peopleQuery = z.object({
  q: sought(),
  state: z.enum(['active', 'all']).catch('active'),
  after: sought(),
})
export type PeopleQuery = z.infer<typeof peopleQuery>

/** The same as the engine asks for it. */
export function searchedBy({ q, state, after }: PeopleQuery) {
  return { search: q, active: state === 'active' ? true : undefined, after }
}

export function PeopleSearch({
  path,
  query,
  words,
}: {
  path: string
  query: PeopleQuery
  words: { searchHint: string; state: string }
}) {
  const common = useText(commonTexts)
  return (
    <SearchBar action={path} value={query.q} placeholder={words.searchHint}>
      <SearchChoice
        name="state"
        label={words.state}
        value={query.state}
        options={[
          { value: 'active', label: common.onlyActive },
          { value: 'all', label: common.all },
        ]}
      />
    </SearchBar>
  )
}

/** Below what was found: the next ones, or that these are only the best. */
export function MorePeople({ query, found }: { query: PeopleQuery; found: Page<unknown> }) {
  const common = useText(commonTexts)
  return (
    <>
      {query.q && found.rows.length === 50 && <p class="text-secondary">{common.bestMatches}</p>}
      <Pager next={found.next} />
    </>
  )
}
