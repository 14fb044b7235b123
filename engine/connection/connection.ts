import type { Administering } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { customersInSight } from '../customer/policy.ts'
import type { Queryable } from '../database/query.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound } from '../errors.ts'

/** What a customer is connected with. Its password is in no reading of it: see passwords.ts. */
export type Connection = {
  id: string
  number: number
  customerId: string
  contractId: string | null
  accessPointId: string | null
  name: string | null
  login: string
  hasPassword: boolean
  ip: string | null
  mac: string | null
  address: string | null
  active: boolean
  blockedAt: Date | null
  blockReason: string | null
  reducedAt: Date | null
  reductionReason: string | null
  /** Null: nobody knows. */
  online: boolean | null
  onlineChangedAt: Date | null
  lastIp: string | null
  lastNas: string | null
  createdAt: Date
  version: number
}

/** A connection among what surrounds it. */
export type ConnectionItem = Connection & {
  customer: string
  companyId: string
  contract: string | null
  plan: string | null
  accessPoint: string | null
}

const COLUMNS = [
  ...[
    'id',
    'number',
    'customer_id',
    'contract_id',
    'access_point_id',
    'name',
    'login',
    'ip',
    'mac',
    'address',
  ],
  ...[
    'active',
    'blocked_at',
    'block_reason',
    'reduced_at',
    'reduction_reason',
    'online',
    'online_changed_at',
  ],
  ...['last_ip', 'last_nas', 'created_at', 'version'],
]

/** The columns of `connection` without its password. */
export const CONNECTION_COLUMNS: Sql = sql.raw(
  `${COLUMNS.map((column) => `connection.${column}`).join(', ')},
   connection.password_encrypted is not null as has_password`,
)

export const connectionItems: Sql = sql`
  select ${CONNECTION_COLUMNS}, customer.name as customer, customer.company_id, contract.number as contract,
    plan.name as plan, access_point.name as access_point
  from connection
  join customer on customer.id = connection.customer_id
  left join contract on contract.id = connection.contract_id
  left join plan on plan.id = contract.plan_id
  left join access_point on access_point.id = connection.access_point_id`

/** Throws NotFound for a connection of a customer whom the person does not serve. */
export async function readConnection(
  db: Queryable,
  actor: Administering,
  id: string,
): Promise<ConnectionItem> {
  const found = await db.first<ConnectionItem>(
    sql`${connectionItems} where connection.id = ${possibleId(id)} and ${customersInSight(actor)}`,
  )
  if (!found) throw new NotFound('connection_not_found')
  return found
}

/** The connection, held until the transaction ends; throws NotFound like the reading. */
export async function lockConnection(tx: Tx, actor: Administering, id: string): Promise<Connection> {
  const found = await tx.first<Connection>(sql`
    select ${CONNECTION_COLUMNS} from connection join customer on customer.id = connection.customer_id
    where connection.id = ${possibleId(id)} and ${customersInSight(actor)} for update of connection`)
  if (!found) throw new NotFound('connection_not_found')
  return found
}
