import type { ComponentChildren } from 'preact'
import { EmptyState } from './empty-state.tsx'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  /** Hidden below 768 px; the first column should always stay. */
  wideOnly?: boolean
  /** Hidden below 992 px: the first to go. */
  widestOnly?: boolean
  /** Numbers and buttons stand at the right. */
  end?: boolean
  /** The label is only for screen readers (columns of buttons). */
  quiet?: boolean
}

/** Rows under headings; says what to do when there are none. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowClass,
  empty,
}: {
  /** What the table lists, for screen readers. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowClass?: (row: Row) => string
  empty: { title: string; text?: string; icon?: string; action?: ComponentChildren }
}) {
  if (rows.length === 0) return <EmptyState {...empty} />
  const classOf = (column: Column<Row>) =>
    [
      column.wideOnly && 'd-none d-md-table-cell',
      column.widestOnly && 'd-none d-lg-table-cell',
      column.end && 'text-end',
    ]
      .filter(Boolean)
      .join(' ')
  return (
    <div class="table-responsive">
      <table class="table table-vcenter card-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={classOf(column)}>
                {column.quiet ? <span class="visually-hidden">{column.label}</span> : column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} class={rowClass?.(row)}>
              {columns.map((column) => (
                <td key={column.key} class={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
