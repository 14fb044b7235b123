import { isAdministrator, mayChangeOwned } from '#engine'
import { OrderAssets, OrderedList } from '../administration/ordered.tsx'
import { ActiveBadge } from '../administration/pieces.tsx'
import { SearchBar } from '../administration/search-bar.tsx'
import { namedLike, stretchOf } from '../administration/stretch.ts'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { Card, EmptyState, LinkButton, PageHeader, Pager } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { type Catalogue, type CatalogueNoun, type Item, keptOf } from './catalogue.ts'
import { type CatalogueQuery, catalogueQuery, withPlace } from './query.ts'

/** More lines than this are searched by name. */
const LONG = 30

export async function listCatalogue<Noun extends CatalogueNoun, Choices>(
  catalogue: Catalogue<Noun, Choices>,
  visit: Visit,
) {
  const { engine, actor, language } = visit
  const items = await keptOf(catalogue, engine).list(actor)
  return page(
    catalogue.words(language).title,
    <List
      catalogue={catalogue}
      items={items}
      query={catalogueQuery(visit)}
      mayAdd={isAdministrator(actor)}
      mayChange={({ companyId }) => mayChangeOwned(actor, companyId)}
    />,
  )
}

type Listing<Noun extends CatalogueNoun> = {
  items: readonly Item<Noun>[]
  query: CatalogueQuery
  mayChange: (item: Item<Noun>) => boolean
}

function List<Noun extends CatalogueNoun, Choices>({
  catalogue,
  items,
  query,
  mayAdd,
  mayChange,
}: Listing<Noun> & { catalogue: Catalogue<Noun, Choices>; mayAdd: boolean }) {
  const { language } = useShell()
  const t = catalogue.words(language)
  const common = useText(commonTexts)
  const add = mayAdd && (
    <LinkButton look="primary" icon="plus" href={`${catalogue.path}/new`}>
      {t.add}
    </LinkButton>
  )
  const groupOf = (item: Item<Noun>) =>
    [item.company ?? common.allCompanies, catalogue.part?.(item, language)].filter(Boolean).join(' · ')
  const groups = [...new Set(items.map(groupOf))].map((name) => ({
    name,
    whole: items.filter((item) => groupOf(item) === name),
  }))
  const { shown, next } = stretchOf(
    groups.flatMap(({ whole }) => namedLike(whole, query.q)),
    query.after,
  )
  const isShown = new Set(shown)
  return (
    <>
      {catalogue.isOrdered && <OrderAssets />}
      <PageHeader title={t.title} subtitle={t.subtitle}>
        {add}
      </PageHeader>
      {items.length === 0 && (
        <Card flush>
          <EmptyState title={t.emptyTitle} text={t.emptyText} icon={catalogue.icon} action={add} />
        </Card>
      )}
      {items.length > LONG && (
        <SearchBar action={catalogue.path} value={query.q} placeholder={common.searchByName} />
      )}
      {items.length > 0 && shown.length === 0 && (
        <Card flush>
          <EmptyState title={common.nothingFound} text={common.nothingFoundText} icon="search-off" />
        </Card>
      )}
      {groups.map(({ name, whole }) => {
        const lines = whole.filter((item) => isShown.has(item))
        return (
          lines.length > 0 && (
            <Card key={name} title={name} flush>
              <Lines catalogue={catalogue} items={lines} whole={whole} query={query} mayChange={mayChange} />
            </Card>
          )
        )
      })}
      <Pager next={next} />
    </>
  )
}

function Lines<Noun extends CatalogueNoun, Choices>({
  catalogue: { path, isOrdered = false, Marks },
  items,
  whole,
  query,
  mayChange,
}: Listing<Noun> & { catalogue: Catalogue<Noun, Choices>; whole: readonly Item<Noun>[] }) {
  return (
    <OrderedList
      items={items}
      whole={whole}
      moveTo={({ id }) => withPlace(`${path}/${id}/move`, query)}
      mayMove={isOrdered && query.q === '' && items.every(mayChange)}
    >
      {(item) => ({
        words: (
          <>
            <a href={`${path}/${item.id}`} class="fw-medium">
              {item.name}
            </a>{' '}
            {!item.active && <ActiveBadge active={false} />}
            {Marks && <Marks item={item} />}
          </>
        ),
      })}
    </OrderedList>
  )
}
