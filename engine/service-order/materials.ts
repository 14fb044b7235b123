import { z } from 'zod'
import { checked } from '../administration/input.ts'
import type { Tx } from '../database/database.ts'
import { newId } from '../database/id.ts'
import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import { materials, type NewMaterial } from './input.ts'

/** What was used; `quantity` is decimal text. */
export type Material = { name: string; quantity: string; unit: string | null; serial: string | null }

const list = z.strictObject({ materials })

/** The whole list in the place of the one before. Throws Invalid. */
export async function replaceMaterials(
  tx: Tx,
  serviceOrderId: string,
  used: readonly NewMaterial[],
): Promise<void> {
  const { materials } = checked(list, { materials: used })
  const rows = materials.map((material, position) => ({ ...material, id: newId(), position }))
  await tx.query(sql`
    with before as (delete from service_order_material where service_order_id = ${serviceOrderId})
    insert into service_order_material (id, service_order_id, name, quantity, unit, serial, position)
    select item.id, ${serviceOrderId}, item.name, item.quantity, item.unit, item.serial, item.position
    from ${sql.unnest(rows, {
      id: 'uuid',
      name: 'text',
      quantity: 'numeric',
      unit: 'text',
      serial: 'text',
      position: 'int',
    })}`)
}

/** `1`, `0.5`: without zeros that nobody typed. */
export function materialsOf(db: Queryable, serviceOrderId: string): Promise<Material[]> {
  return db.rows<Material>(sql`
    select name, trim_scale(quantity)::text as quantity, unit, serial from service_order_material
    where service_order_id = ${serviceOrderId} order by position`)
}
