import type { Tx } from '../database/transaction.ts'
import type { Connection } from './connection.ts'

/** What people may write about a connection by editing it. */
export type ConnectionSettings = {
  contractId: string | null
  accessPointId: string | null
  name: string | null
  address: string | null
  active: boolean
}

/** A password of null leaves the one that is there. */
export type Credentials = { login: string; password: string | null }

export type NewConnection = ConnectionSettings &
  Credentials & { customerId: string; ip: string | null; mac: string | null }

/**
 * Who carries out what is done to a connection: the records alone, or equipment besides. Everything happens in the
 * given transaction, or as a job that is ordered in it; whether it may happen was decided before.
 */
export interface ConnectionProvider {
  add(tx: Tx, connection: NewConnection, at: Date): Promise<Connection>
  edit(tx: Tx, connection: Connection, settings: ConnectionSettings): Promise<Connection>
  setCredentials(tx: Tx, connection: Connection, credentials: Credentials): Promise<Connection>
  setIp(tx: Tx, connection: Connection, ip: string | null): Promise<Connection>
  setMac(tx: Tx, connection: Connection, mac: string | null): Promise<Connection>
  block(tx: Tx, connection: Connection, reason: string, at: Date): Promise<Connection>
  unblock(tx: Tx, connection: Connection): Promise<Connection>
  reduce(tx: Tx, connection: Connection, reason: string, at: Date): Promise<Connection>
  restoreSpeed(tx: Tx, connection: Connection): Promise<Connection>
  disconnect(tx: Tx, connection: Connection, at: Date): Promise<Connection>
}
