import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked, invalid, optionalId, optionalLine, possibleId } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound } from '../errors.ts'
import { ip, mac } from './addressing.ts'
import { type ConnectionDeps, changing, type Occasion, recordChange } from './change.ts'
import { connectionChoices } from './choices.ts'
import { type Connection, type ConnectionItem, connectionItems, readConnection } from './connection.ts'
import { login, password } from './credentials.ts'
import { equipmentLinks } from './equipment.ts'
import { exceptions } from './exceptions.ts'
import { connectionHistory } from './history.ts'
import { readPassword } from './passwords.ts'
import { mayReadConnections, mayUseConnectionTools } from './policy.ts'
import { restraints } from './restraints.ts'
import { routines } from './routines.ts'

const settings = {
  contractId: optionalId(),
  accessPointId: optionalId(),
  name: optionalLine(80),
  address: optionalLine(500),
  active: z.boolean().default(true),
}
const edited = z.strictObject(settings)
const credentials = z.strictObject({ login: login(), password: password() })
const added = z.strictObject({ ...settings, login: login(), password: password(), ip: ip(), mac: mac() })
const withIp = z.strictObject({ ip: ip() })
const withMac = z.strictObject({ mac: mac() })

export type ConnectionInput = z.input<typeof added>
export type ConnectionSettingsInput = z.input<typeof edited>

/** The technical tools on what a customer is connected with (R51). Each change is on record, and in its case. */
export function connections(deps: ConnectionDeps) {
  const { db, clock, provider, secretKey } = deps
  const change = changing(deps)

  /** A customer's connections, those in use first. */
  async function of(actor: Actor, customerId: string): Promise<ConnectionItem[]> {
    mustSee(mayReadConnections(actor), 'connection')
    return db.rows<ConnectionItem>(sql`
      ${connectionItems} where connection.customer_id = ${possibleId(customerId)} and ${customersInSight(actor)}
      order by connection.active desc, connection.number`)
  }

  async function find(actor: Actor, connectionId: string): Promise<ConnectionItem> {
    mustSee(mayReadConnections(actor), 'connection')
    return readConnection(db, actor, connectionId)
  }

  /** A new connection of a customer; inside a case it becomes the case's own (R51). Throws Invalid. */
  async function add(
    actor: Actor,
    customerId: string,
    input: ConnectionInput,
    occasion: Occasion = {},
  ): Promise<Connection> {
    mustBeAllowed(mayUseConnectionTools(actor), 'only_technical_tools')
    const values = checked(added, input)
    return atomically(db, async (tx) => {
      const customer = await tx.first<{ id: string }>(
        sql`select id from customer where id = ${possibleId(customerId)} and ${customersInSight(actor)}`,
      )
      if (!customer) throw new NotFound('customer_not_found')
      await mustFit(tx, customer.id, values)
      const after = await provider.add(tx, { customerId: customer.id, ...values }, clock.now())
      await recordChange(tx, deps, actor, occasion, null, { kind: 'added', after })
      if (occasion.atendimentoId) await adopt(tx, occasion.atendimentoId, after)
      return after
    })
  }

  /** Contract, access point, name, address, whether it is in use. Throws Invalid, Conflict. */
  async function edit(
    actor: Actor,
    connectionId: string,
    input: ConnectionSettingsInput,
    occasion: Occasion = {},
  ): Promise<Connection> {
    return change(actor, connectionId, occasion, async (tx, connection) => {
      const values = checked(edited, input)
      if (isSame(connection, values)) return null
      await mustFit(tx, connection.customerId, values)
      return { kind: 'edited', after: await provider.edit(tx, connection, values) }
    })
  }

  /** User and password; an empty password leaves the one there is. Throws Invalid (`login: taken`). */
  async function changeCredentials(
    actor: Actor,
    connectionId: string,
    input: z.input<typeof credentials>,
    occasion: Occasion = {},
  ): Promise<Connection> {
    return change(actor, connectionId, occasion, async (tx, connection) => {
      const values = checked(credentials, input)
      if (values.login === connection.login && values.password === null) return null
      const after = await provider.setCredentials(tx, connection, values)
      const facts = values.password === null ? null : { before: null, after: { newCredential: true } }
      return { kind: 'credentials', after, ...(facts ? { facts } : {}) }
    })
  }

  async function changeIp(
    actor: Actor,
    connectionId: string,
    input: z.input<typeof withIp>,
    occasion: Occasion = {},
  ): Promise<Connection> {
    return change(actor, connectionId, occasion, async (tx, connection) => {
      const { ip } = checked(withIp, input)
      return ip === connection.ip ? null : { kind: 'ip', after: await provider.setIp(tx, connection, ip) }
    })
  }

  async function changeMac(
    actor: Actor,
    connectionId: string,
    input: z.input<typeof withMac>,
    occasion: Occasion = {},
  ): Promise<Connection> {
    return change(actor, connectionId, occasion, async (tx, connection) => {
      const { mac } = checked(withMac, input)
      return mac === connection.mac
        ? null
        : { kind: 'mac', after: await provider.setMac(tx, connection, mac) }
    })
  }

  /** The password in the clear, and on record that this person saw it. Throws Refused when there is none to show. */
  async function showPassword(actor: Actor, connectionId: string, occasion: Occasion = {}): Promise<string> {
    let shown = ''
    await change(actor, connectionId, occasion, async (tx, connection) => {
      shown = await readPassword(tx, secretKey, connection.id)
      return { kind: 'passwordShown', after: connection }
    })
    return shown
  }

  return {
    of,
    find,
    add,
    edit,
    changeCredentials,
    changeIp,
    changeMac,
    showPassword,
    ...restraints(deps, change),
    ...equipmentLinks(change),
    ...connectionHistory(deps),
    ...connectionChoices(deps),
    exceptions: exceptions(deps, change),
    routines: routines(deps),
  }
}

/** A contract of this very customer, an access point that its company works with. */
async function mustFit(
  tx: Tx,
  customerId: string,
  { contractId, accessPointId }: { contractId: string | null; accessPointId: string | null },
): Promise<void> {
  const fits = await tx.one<{ contract: boolean; accessPoint: boolean }>(sql`
    select ${contractId}::uuid is null or exists (
        select from contract where id = ${contractId} and customer_id = ${customerId}) as contract,
      ${accessPointId}::uuid is null or exists (
        select from access_point a join customer c on c.id = ${customerId}
        where a.id = ${accessPointId} and (a.company_id is null or a.company_id = c.company_id or c.all_companies)
      ) as access_point`)
  if (!fits.contract) throw invalid('contractId', 'unknown_choice')
  if (!fits.accessPoint) throw invalid('accessPointId', 'unknown_choice')
}

/** The case is about it from now on; its contract too, where the case had none. */
async function adopt(tx: Tx, atendimentoId: string, { id, contractId }: Connection): Promise<void> {
  await tx.query(sql`
    update atendimento set connection_id = ${id}, contract_id = coalesce(contract_id, ${contractId})
    where id = ${atendimentoId}`)
}

function isSame(connection: Connection, values: Partial<Connection>): boolean {
  return Object.entries(values).every(([key, value]) => connection[key as keyof Connection] === value)
}
