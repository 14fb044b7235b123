import type pg from 'pg'

export type Table = { name: string; columns: string[] }

/**
 * What only holds for a running program and must not come back from the past: who is signed in, open codes and links,
 * throttles, who drives which bot and what was ordered of them. The session of a WhatsApp number lies in the data folder and
 * is in no backup either: whoever has it reads and writes as the number, and a copy used beside the first ends both.
 */
const FLEETING = ['session', 'one_time_secret', 'throttle', 'lease', 'channel_status', 'channel_order']

/** Every table that is kept, those others point to first, with the columns that can be written. */
export async function keptTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     group by c.relname order by c.relname`,
    [FLEETING],
  )
  const { rows: arrows } = await client.query<{ from: string; to: string }>(
    `select c.relname as from, f.relname as to
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and c.oid <> f.oid`,
  )
  return pointedToFirst(rows, arrows)
}

function pointedToFirst(tables: Table[], arrows: { from: string; to: string }[]): Table[] {
  const placed = new Set<string>()
  const sorted: Table[] = []
  while (sorted.length < tables.length) {
    const next = tables.filter(
      ({ name }) => !placed.has(name) && arrows.every(({ from, to }) => from !== name || placed.has(to)),
    )
    const [first] = next
    if (!first) throw new Error('tables point to each other in a circle: a backup could not be restored')
    for (const table of next) {
      placed.add(table.name)
      sorted.push(table)
    }
  }
  return sorted
}

/** A name of the database as it may stand in a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function columnList(columns: readonly string[]): string {
  return columns.map(quoted).join(', ')
}
