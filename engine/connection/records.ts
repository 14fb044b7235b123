import { invalid } from '../administration/input.ts'
import { uniqueViolation } from '../database/errors.ts'
import { newId } from '../database/id.ts'
import { snakeCase, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { CONNECTION_COLUMNS, type Connection } from './connection.ts'
import { sealedPassword } from './passwords.ts'
import type { ConnectionProvider } from './provider.ts'

/** The provider that comes with Bote: what is done to a connection changes its record, and nothing else. */
export function connectionRecords({ secretKey }: { secretKey: string }): ConnectionProvider {
  return {
    async add(tx, { password, ...columns }, at) {
      const id = newId()
      const row = { id, ...columns, passwordEncrypted: kept(id, password), createdAt: at }
      return understood(() =>
        tx.one<Connection>(sql`
          insert into connection (${sql.raw(Object.keys(row).map(snakeCase).join(', '))})
          values (${sql.join(Object.values(row))}) returning ${CONNECTION_COLUMNS}`),
      )
    },

    edit: (tx, { id }, settings) => write(tx, id, settings),
    setCredentials: (tx, { id }, { login, password }) =>
      understood(() =>
        write(tx, id, { login, ...(password === null ? {} : { passwordEncrypted: kept(id, password) }) }),
      ),
    setIp: (tx, { id }, ip) => write(tx, id, { ip }),
    setMac: (tx, { id }, mac) => write(tx, id, { mac }),
    block: (tx, { id }, reason, at) => write(tx, id, { blockedAt: at, blockReason: reason }),
    unblock: (tx, { id }) => write(tx, id, { blockedAt: null, blockReason: null }),
    reduce: (tx, { id }, reason, at) => write(tx, id, { reducedAt: at, reductionReason: reason }),
    restoreSpeed: (tx, { id }) => write(tx, id, { reducedAt: null, reductionReason: null }),
    disconnect: (tx, { id }, at) => write(tx, id, { online: false, onlineChangedAt: at }),
  }

  function kept(id: string, password: string | null): string | null {
    return password && sealedPassword(secretKey, id, password)
  }
}

/** The keys are the program's own names. */
function write(tx: Tx, id: string, values: Record<string, unknown>): Promise<Connection> {
  const changes = Object.entries(values).map(([key, value]) => sql`${sql.raw(snakeCase(key))} = ${value}`)
  return tx.one<Connection>(sql`
    update connection set ${sql.join(changes)}, version = version + 1
    where id = ${id} returning ${CONNECTION_COLUMNS}`)
}

async function understood(run: () => Promise<Connection>): Promise<Connection> {
  try {
    return await run()
  } catch (error) {
    if (uniqueViolation(error) !== undefined) throw invalid('login', 'taken')
    throw error
  }
}
