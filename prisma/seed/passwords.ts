import { type Database, sql } from '#engine'
import { hashPassword, provisionalPassword } from '../../engine/operator/password.ts'
import { OPERATORS } from './people.ts'
import { PROVIDER_OPERATORS } from './provider-people.ts'

export type DemoOperator = { name: string; email: string; role: string; password: string }

/** New random passwords for the demo's operators: they are shown once and never kept. */
export async function freshPasswords(db: Database): Promise<DemoOperator[]> {
  const people = [...Object.values(OPERATORS).toReversed(), ...Object.values(PROVIDER_OPERATORS).toReversed()]
  return Promise.all(
    people.map(async ({ name, email, role }) => {
      const password = provisionalPassword()
      await db.query(sql`
        update operator set password_hash = ${await hashPassword(password)}, must_change_password = false,
          session_epoch = session_epoch + 1
        where email = ${email}`)
      return { name, email, role, password }
    }),
  )
}
