import { type Actor, uploaderOf } from '../actor.ts'
import { invalid, possibleId } from '../administration/input.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { NotFound, Refused } from '../errors.ts'
import type { KeptMaterial, SupportMaterial } from './support-material.ts'

/** The files of support materials lie in the storage of all attachments. */
export function materialFiles(deps: Deps) {
  const trail = audit(deps)

  /** Takes files that this person has uploaded and that belong to nothing yet. Throws Invalid for any other. */
  async function add(tx: Tx, actor: Actor, material: SupportMaterial, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return
    const added = await tx.rows<{ name: string }>(sql`
      update attachment a set support_material_id = ${material.id}
      where a.id = any(${wanted}::uuid[]) and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(actor)}
      returning a.name
    `)
    if (added.length !== wanted.length) throw invalid('attachmentIds', 'unknown_choice')
    const names = added.map(({ name }) => name).sort()
    await trail.record(tx, actor, { action: 'files_added', ...about(material), after: { files: names } })
  }

  /** That it was there stays on record; its bytes go with the next sweep. */
  async function remove(tx: Tx, actor: Actor, material: KeptMaterial, fileId: string): Promise<void> {
    await tx.query(sql`select from support_material where id = ${material.id} for update`)
    const kept = await tx.rows<{ id: string; name: string }>(sql`
      select id, name from attachment where support_material_id = ${material.id} and deleted_at is null
    `)
    const file = kept.find(({ id }) => id === possibleId(fileId))
    if (!file) throw new NotFound('attachment')
    if (material.kind === 'file' && kept.length === 1) throw new Refused('material_needs_file')
    await tx.query(sql`
      update attachment set state = 'deleted', storage_key = null, source = null, deleted_at = ${deps.clock.now()},
        deleted_by = ${actor.name}
      where id = ${file.id}
    `)
    await trail.record(tx, actor, {
      action: 'file_removed',
      ...about(material),
      before: { files: [file.name] },
    })
  }

  return { add, remove }
}

/** The files of `support_material as material`, as JSON. */
export const MATERIAL_FILES = sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
    'state', f.state, 'reason', f.reason) order by f.created_at, f.id), '[]')
  from attachment f where f.support_material_id = material.id and f.deleted_at is null)`

function about({ id, title }: SupportMaterial) {
  return { entity: 'support_material', entityId: id, name: title }
}
