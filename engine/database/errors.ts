import pg from 'pg'

/** PostgreSQL did not answer, or went away in the middle: try again later, nothing is known to be wrong with the request. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = 'DatabaseUnavailable'
  readonly code: string = 'database_unavailable'
}

/** PostgreSQL has no room to write: its disk is full. What is there can still be read. */
export class DatabaseFull extends DatabaseUnavailable {
  override readonly name = 'DatabaseFull'
  override readonly code = 'database_full'
}

/** A row that had to be there was not: a bug, or a lost race that the caller did not expect. */
export class RowMissing extends Error {
  override readonly name = 'RowMissing'
}

/** The name of the unique constraint or index that refused the row; undefined for any other error. */
export function uniqueViolation(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code === '23505' ? (error.constraint ?? '') : undefined
}

/** The name of the foreign key that refused the row; undefined for any other error. */
export function foreignKeyViolation(error: unknown): string | undefined {
  // From PostgreSQL 18 on a RESTRICT has a code of its own.
  const refused = error instanceof pg.DatabaseError && (error.code === '23503' || error.code === '23001')
  return refused ? (error.constraint ?? '') : undefined
}

/** Serialization failure or deadlock: the same transaction, run again from its start, may well succeed. */
export function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01')
}

/** A prepared statement went stale because another version of the program migrated its table. */
export function isStalePlan(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  return (error.code === '0A000' && /cached plan/.test(error.message)) || error.code === '26000'
}

/** True when the connection that raised the error must not be used again. */
export function breaksConnection(error: unknown): boolean {
  if (isUnavailable(error) || isStalePlan(error)) return true
  return error instanceof pg.DatabaseError && error.severity !== 'ERROR'
}

const UNAVAILABLE_SQLSTATE = /^(08...|57P0[1-5]|53300|25006)$/
const UNAVAILABLE_SOCKET = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)/
const UNAVAILABLE_DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after)/

/** Turns every shape of "the database is away", or full, into DatabaseUnavailable and leaves other errors as they are. */
export function translated(error: unknown): unknown {
  if (isFull(error)) return new DatabaseFull((error as Error).message, { cause: error })
  return isUnavailable(error) ? new DatabaseUnavailable((error as Error).message, { cause: error }) : error
}

/** Also for the errors of libraries that hold the pool themselves. */
export function isFull(error: unknown): boolean {
  return error instanceof DatabaseFull || (error instanceof pg.DatabaseError && error.code === '53100')
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return false
  const { code = '' } = error as { code?: string }
  if (error instanceof pg.DatabaseError) return UNAVAILABLE_SQLSTATE.test(code)
  return UNAVAILABLE_SOCKET.test(code) || UNAVAILABLE_DRIVER.test(error.message)
}
