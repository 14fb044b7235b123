/** A piece of SQL with its values, made by the `sql` tag. May hold other pieces; becomes text only when it is run. */
export class Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings
    this.values = values
  }
}

/**
 * sql`select id from ticket where state = ${state} and ${condition}`
 *
 * Values become parameters, never text; another `sql` piece is spliced in. Dates are instants, arrays become
 * PostgreSQL arrays (`= any(${ids})`), null is NULL, undefined throws. Keep texts few and repeated: each is prepared
 * once a connection, so prefer `= any(${ids})` and `sql.unnest` to lists of changing length.
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(strings, values)
}

/** Nothing at all: for the piece that is sometimes there. */
sql.empty = new Sql([''], [])

/** Text taken as it is. Only for constants of the program, never for anything that came from outside. */
sql.raw = (text: string): Sql => new Sql([text], [])

/** The pieces (or values) one after another, with constant text between them. */
sql.join = (parts: readonly unknown[], separator = ', '): Sql => {
  if (parts.length === 0) return sql.empty
  return new Sql(['', ...Array<string>(parts.length - 1).fill(separator), ''], parts)
}

/** All of these conditions; true when there are none. */
sql.and = (conditions: readonly Sql[]): Sql => {
  return conditions.length === 0 ? sql.raw('true') : sql`(${sql.join(conditions, ') and (')})`
}

/** A jsonb value: arrays too, which would otherwise become PostgreSQL arrays. */
sql.json = (value: unknown): Sql => new Sql(['', '::jsonb'], [JSON.stringify(value ?? null)])

/**
 * Many rows in one statement of constant text:
 * sql`insert into tag (id, ticket_id) select * from ${sql.unnest(tags, { id: 'uuid', ticketId: 'uuid' })}`
 * The piece is a table named `item` with the keys in snake_case as columns.
 */
sql.unnest = <Row>(rows: readonly Row[], columns: Partial<Record<keyof Row & string, string>>): Sql => {
  const keys = Object.keys(columns) as (keyof Row & string)[]
  const arrays = keys.map((key) => {
    const type = columns[key] as string
    const isJson = type === 'json' || type === 'jsonb'
    const items = rows.map((row) => (isJson ? JSON.stringify(row[key] ?? null) : (row[key] ?? null)))
    // As a subquery its length is unknown to the planner, so one plan for all lengths is as good as one for each.
    return new Sql(['(select ', `::${type}[])`], [arrayLiteral(items)])
  })
  return sql`unnest(${sql.join(arrays)}) as item(${sql.raw(keys.map((key) => `"${snakeCase(key)}"`).join(', '))})`
}

/** As the driver writes an array, but in a third of the time: every message goes through a dozen of them. */
function arrayLiteral(items: readonly unknown[]): string {
  let literal = '{'
  for (const item of items) {
    if (literal.length > 1) literal += ','
    if (item === null) literal += 'NULL'
    else {
      const text = item instanceof Date ? written(item) : String(item)
      literal += SPECIAL.test(text) ? quoted(text) : `"${text}"`
    }
  }
  return `${literal}}`
}

/** Years of five digits have a sign that PostgreSQL does not know. */
function written(date: Date): string {
  const text = date.toISOString()
  return text.startsWith('+') ? text.replace(/^\+0*/, '') : text
}

/** JSON has the same marks, escaped in the same way, and its engine is six times as fast: most of it is JSON already. */
function quoted(text: string): string {
  return DIFFERENT_IN_JSON.test(text) ? `"${text.replace(SPECIALS, '\\$&')}"` : JSON.stringify(text)
}

const SPECIAL = /["\\]/
const SPECIALS = /["\\]/g
/** Control characters and lone halves of surrogate pairs, which are \n and \ud83d there. */
const DIFFERENT_IN_JSON = /[\p{Cc}\p{Cs}]/u

export type Statement = { text: string; values: unknown[] }

const plainTexts = new WeakMap<readonly string[], string>()

/** The text PostgreSQL gets ($1, $2 …) and its values. */
export function compile(statement: Sql): Statement {
  if (!statement.values.some((value) => value instanceof Sql)) {
    let text = plainTexts.get(statement.strings)
    if (text === undefined) {
      text = statement.strings.reduce((before, piece, i) => `${before}$${i}${piece}`)
      plainTexts.set(statement.strings, text)
    }
    return { text, values: statement.values.map(defined) }
  }
  const values: unknown[] = []
  return { text: append('', statement, values), values }
}

function append(before: string, { strings, values: inner }: Sql, values: unknown[]): string {
  let text = before + strings[0]
  for (let i = 0; i < inner.length; i++) {
    const value = inner[i]
    if (value instanceof Sql) text = append(text, value, values)
    else text += `$${values.push(defined(value, i))}`
    text += strings[i + 1]
  }
  return text
}

function defined(value: unknown, index: number): unknown {
  if (value === undefined) throw new TypeError(`sql: value ${index + 1} is undefined (write null for NULL)`)
  return value
}

const camelCased = new Map<string, string>()

/** first_reply_at → firstReplyAt. Remembered: it is asked for every column of every result. */
export function camelCase(name: string): string {
  let camel = camelCased.get(name)
  if (camel === undefined) {
    camel = name.replace(/(?<=[^_])_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    if (camelCased.size < 5_000) camelCased.set(name, camel)
  }
  return camel
}

/** firstReplyAt → first_reply_at. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
