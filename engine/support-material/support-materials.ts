import type { Actor } from '../actor.ts'
import { checked, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { type Direction, swapped } from '../administration/order.ts'
import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { subprocesses } from '../subprocess/subprocesses.ts'
import { MATERIAL_FILES, materialFiles } from './files.ts'
import {
  type KeptMaterial,
  type SupportMaterial,
  type SupportMaterialInput,
  supportMaterial,
} from './support-material.ts'

/** What is at hand while a subprocess lasts (R49); who keeps the process keeps it. */
export function supportMaterials(deps: Deps) {
  const { db } = deps
  const kept = keeping<SupportMaterial>(deps, { entity: 'support_material', nameOf: ({ title }) => title })
  const files = materialFiles(deps)
  const steps = subprocesses(deps)

  /** All of a subprocess, also what is switched off, in order. */
  async function list(actor: Actor, processId: string, subprocessId: string): Promise<KeptMaterial[]> {
    await steps.find(actor, processId, subprocessId)
    return shown(subprocessId)
  }

  async function find(actor: Actor, { processId, subprocessId, id }: Place): Promise<KeptMaterial> {
    const material = (await list(actor, processId, subprocessId)).find((each) => each.id === possibleId(id))
    if (!material) throw new NotFound('support_material_not_found')
    return material
  }

  /** For an operator whose case is at this step: what is in use, in order. */
  async function at(actor: Actor, processId: string, subprocessId: string): Promise<KeptMaterial[]> {
    return (await list(actor, processId, subprocessId)).filter(({ active }) => active)
  }

  /** At the end. `attachmentIds`: files that this person has uploaded before. */
  async function add(
    actor: Actor,
    { processId, subprocessId }: Omit<Place, 'id'>,
    input: SupportMaterialInput,
  ): Promise<SupportMaterial> {
    await steps.find(actor, processId, subprocessId)
    await steps.mustKeep(actor, processId)
    const { attachmentIds, ...values } = checked(supportMaterial({ hasFiles: false }), input)
    return atomically(db, async (tx) => {
      const { position } = await tx.one<{ position: number }>(sql`
        select coalesce(max(position) + 1, 0)::int as position from support_material
        where subprocess_id = ${subprocessId}
      `)
      const material = await kept.add(tx, actor, { ...values, subprocessId, position })
      await files.add(tx, actor, material, attachmentIds)
      return material
    })
  }

  async function change(
    actor: Actor,
    place: Place,
    input: SupportMaterialInput,
    basis?: Basis,
  ): Promise<SupportMaterial> {
    const before = await find(actor, place)
    await steps.mustKeep(actor, place.processId)
    const { attachmentIds, ...values } = checked(
      supportMaterial({ hasFiles: before.files.length > 0 }),
      input,
    )
    return atomically(db, async (tx) => {
      const material = await kept.change(tx, actor, place.id, values, basis)
      await files.add(tx, actor, material, attachmentIds)
      return material
    })
  }

  async function move(actor: Actor, place: Place, direction: Direction): Promise<void> {
    await find(actor, place)
    await steps.mustKeep(actor, place.processId)
    await atomically(db, (tx) =>
      swapped(tx, 'support_material', sql`subprocess_id = ${place.subprocessId}`, place.id, direction),
    )
  }

  /** Its files go with it. */
  async function remove(actor: Actor, place: Place): Promise<void> {
    await find(actor, place)
    await steps.mustKeep(actor, place.processId)
    await atomically(db, (tx) => kept.remove(tx, actor, place.id))
  }

  /** Throws Refused (`material_needs_file`) for the last file of what is nothing but files. */
  async function removeFile(actor: Actor, place: Place, attachmentId: string): Promise<void> {
    const material = await find(actor, place)
    await steps.mustKeep(actor, place.processId)
    await atomically(db, (tx) => files.remove(tx, actor, material, attachmentId))
  }

  function shown(subprocessId: string): Promise<KeptMaterial[]> {
    return db.rows<KeptMaterial>(sql`
      select material.*, material.xmin::text as basis, ${MATERIAL_FILES} as files
      from support_material as material where subprocess_id = ${subprocessId}
      order by position, id
    `)
  }

  return { list, find, at, add, change, move, remove, removeFile }
}

type Place = { processId: string; subprocessId: string; id: string }
