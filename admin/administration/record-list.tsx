import type { ComponentChildren } from 'preact'
import { Card, type Column, LinkButton, PageHeader, Pager, Table } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import { useStretch } from './stretch.ts'
import { commonTexts } from './texts.ts'

/** The page of all records of a kind, a hundred at a time, with the button for a new one wherever there is none yet. */
export function RecordList<Row extends { id: string }>({
  path,
  words,
  icon,
  addIcon = 'plus',
  mayAdd,
  rows,
  columns,
  sought = '',
  children,
}: {
  path: string
  words: { title: string; subtitle: string; add: string; emptyTitle: string; emptyText: string }
  icon: string
  addIcon?: string
  mayAdd: boolean
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  /** The words that these rows were searched by. */
  sought?: string
  /** The search, above the rows. */
  children?: ComponentChildren
}) {
  const common = useText(commonTexts)
  const { shown, next } = useStretch(rows)
  const add = mayAdd && (
    <LinkButton look="primary" icon={addIcon} href={`${path}/new`}>
      {words.add}
    </LinkButton>
  )
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle}>
        {add}
      </PageHeader>
      {children}
      <Card flush>
        <Table
          caption={words.title}
          rows={shown}
          rowKey={({ id }) => id}
          empty={
            sought
              ? { title: common.nothingFound, text: common.nothingFoundText, icon: 'search-off' }
              : { title: words.emptyTitle, text: words.emptyText, icon, action: add }
          }
          columns={columns}
        />
      </Card>
      {(next || rows.length > shown.length) && <Pager next={next} />}
    </>
  )
}
