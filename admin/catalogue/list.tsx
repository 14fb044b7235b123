import { isAdministrator, mayChangeOwned } from '#engine'
import { OrderAssets, OrderedList } from '../administration/ordered.tsx'
import { ActiveBadge } from '../administration/pieces.tsx'
import { commonTexts } from '../administration/texts.ts'
import { page } from '../answer.ts'
import { Card, EmptyState, LinkButton, PageHeader } from '../layout/components/index.ts'
import { useShell, useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { type Catalogue, type CatalogueNoun, type Item, keptOf } from './catalogue.ts'

export async function listCatalogue<Noun extends CatalogueNoun, Choices>(
  catalogue: Catalogue<Noun, Choices>,
  { engine, actor, language }: Visit,
) {
  const items = await keptOf(catalogue, engine).list(actor)
  return page(
    catalogue.words(language).title,
    <List
      catalogue={catalogue}
      items={items}
      mayAdd={isAdministrator(actor)}
      mayChange={({ companyId }) => mayChangeOwned(actor, companyId)}
    />,
  )
}

type Listing<Noun extends CatalogueNoun> = {
  items: readonly Item<Noun>[]
  mayChange: (item: Item<Noun>) => boolean
}

function List<Noun extends CatalogueNoun, Choices>({
  catalogue,
  items,
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
  const groups = [...new Set(items.map(groupOf))]
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
      {groups.map((group) => (
        <Card key={group} title={group} flush>
          <Lines
            catalogue={catalogue}
            items={items.filter((item) => groupOf(item) === group)}
            mayChange={mayChange}
          />
        </Card>
      ))}
    </>
  )
}

function Lines<Noun extends CatalogueNoun, Choices>({
  catalogue: { path, isOrdered = false, Marks },
  items,
  mayChange,
}: Listing<Noun> & { catalogue: Catalogue<Noun, Choices> }) {
  return (
    <OrderedList
      items={items}
      moveTo={({ id }) => `${path}/${id}/move`}
      mayMove={isOrdered && items.every(mayChange)}
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
