import type { OperatorActor } from '../actor.ts'
import { uploaderOf } from '../actor.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import type { Tx } from '../database/database.ts'
import { isId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { clean } from '../history/wording.ts'
import type { MoveAtendimento } from './atendimentos.ts'

const TURNS = [0, 90, 180, 270] as const
export type Turn = (typeof TURNS)[number]

type FileDeps = Pick<Deps, 'clock'> & {
  /** Takes the bytes away, once what says so is committed. */
  removeFile(tx: Tx, storageKey: string): void
}

/** Attachments of a case (R55): each change is told in its history, and what was deleted stays named there. */
export function fileVerbs(move: MoveAtendimento, { clock, removeFile }: FileDeps) {
  return {
    /** Files that the operator uploaded and that belong to nothing yet. Throws Invalid `attachment.unknown`. */
    attach: (by: OperatorActor, id: string, { attachmentIds, description }: Attached) =>
      move(by, id, {
        verb: 'attach',
        decide: async (tx) => {
          const files = await claimFiles(tx, by, id, attachmentIds, description)
          return { event: { type: 'attach' }, data: { file: files.join(', ') } }
        },
      }),

    /** Its description, or how a picture is turned. */
    changeFile: (by: OperatorActor, id: string, fileId: string, change: FileChange) =>
      move(by, id, {
        verb: 'attach',
        decide: async (tx) => {
          const file = await changeFile(tx, id, fileId, change)
          return { event: { type: 'changeFile' }, data: { file } }
        },
      }),

    /** The bytes go; that it was there, and who deleted it, stays. */
    deleteFile: (by: OperatorActor, id: string, fileId: string) =>
      move(by, id, {
        verb: 'attach',
        decide: async (tx) => {
          const { name, storageKey } = await buryFile(tx, by, id, fileId, clock.now())
          if (storageKey) removeFile(tx, storageKey)
          return { event: { type: 'deleteFile' }, data: { file: name } }
        },
      }),
  }
}

type Attached = { attachmentIds: readonly string[]; description?: string }
type FileChange = { description?: string; rotation?: Turn }

async function claimFiles(
  tx: Tx,
  by: OperatorActor,
  id: string,
  files: readonly string[],
  description: string | undefined,
): Promise<string[]> {
  if (files.length === 0 || !files.every(isId)) throw new Invalid('attachment.unknown')
  const claimed = await tx.rows<{ name: string }>(sql`
    update attachment a set atendimento_id = ${id}, description = ${description ? clean(description, 500) : null}
    where a.id = any(${[...files]}::uuid[]) and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(by)}
    returning a.name`)
  if (claimed.length !== files.length) throw new Invalid('attachment.unknown')
  return claimed.map(({ name }) => name)
}

async function changeFile(
  tx: Tx,
  id: string,
  fileId: string,
  { description, rotation }: FileChange,
): Promise<string> {
  if (rotation !== undefined && !TURNS.includes(rotation)) throw new Invalid('attachment.rotation')
  const changed =
    isId(fileId) &&
    (await tx.first<{ name: string }>(sql`
      update attachment set rotation = coalesce(${rotation ?? null}::int, rotation),
        description = coalesce(${description === undefined ? null : clean(description, 500)}, description)
      where id = ${fileId} and atendimento_id = ${id} and deleted_at is null returning name`))
  if (!changed) throw new NotFound('attachment')
  return changed.name
}

async function buryFile(
  tx: Tx,
  by: OperatorActor,
  id: string,
  fileId: string,
  at: Date,
): Promise<{ name: string; storageKey: string | null }> {
  const buried =
    isId(fileId) &&
    (await tx.first<{ name: string; storageKey: string | null }>(sql`
      with doomed as (
        select id, storage_key from attachment
        where id = ${fileId} and atendimento_id = ${id} and deleted_at is null for update
      )
      update attachment a set state = 'deleted', storage_key = null, source = null, deleted_at = ${at},
        deleted_by = ${by.name}
      from doomed where a.id = doomed.id returning a.name, doomed.storage_key`))
  if (!buried) throw new NotFound('attachment')
  return buried
}
