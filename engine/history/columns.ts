/** The PostgreSQL type of each column that a lifecycle changes. */
export type ColumnTypes<Columns> = { readonly [Column in keyof Columns & string]-?: string }

/** Only those columns of `source`. */
export function pick<Columns extends object>(source: Columns, types: ColumnTypes<Columns>): Columns {
  const picked: Partial<Columns> = {}
  for (const column of Object.keys(types) as (keyof Columns & string)[]) picked[column] = source[column]
  return picked as Columns
}
