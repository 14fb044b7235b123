import { possibleId } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { Refused } from '../errors.ts'
import { seal, unseal } from '../secret/sealed.ts'

/** A password as the record of its connection keeps it. */
export function sealedPassword(secretKey: string, connectionId: string, password: string): string {
  return seal(secretKey, place(connectionId), password)
}

/**
 * The password in the clear. Throws Refused: `connection_without_password`, or `connection_password_unreadable` when it
 * was kept under a secret key that this installation no longer has.
 */
export async function readPassword(tx: Tx, secretKey: string, connectionId: string): Promise<string> {
  const { kept } = await tx.one<{ kept: string | null }>(
    sql`select password_encrypted as kept from connection where id = ${possibleId(connectionId)}`,
  )
  if (kept === null) throw new Refused('connection_without_password')
  const password = unseal(secretKey, place(connectionId), kept)
  if (password === null) throw new Refused('connection_password_unreadable')
  return password
}

function place(connectionId: string): string {
  return `connection ${connectionId}`
}
