import type { Readable } from 'node:stream'
import type { OperatorActor } from '../actor.ts'
import { companyOf, isStaff, mustSee } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import type { attachments } from '../attachment/attachments.ts'
import { mediaTypeOf } from '../attachment/media-type.ts'
import { pictureSize } from '../attachment/picture-size.ts'
import type { Attachment } from '../attachment/row.ts'
import type { Storage } from '../attachment/storage.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'

/** Told before anybody sends one. Colleagues' browsers decode it on every page: a still picture, of few pixels. */
export const PHOTO = {
  bytes: 1_024 * 1_024,
  side: 2_048,
  types: ['image/png', 'image/jpeg', 'image/webp'] as readonly string[],
}

type PhotoDeps = Deps & { files: Pick<ReturnType<typeof attachments>, 'on'>; storage: Storage }

/** Somebody's own photo (R5): kept as a file of theirs that hangs on no ticket. */
export function photos(deps: PhotoDeps) {
  const { db, files, storage } = deps
  const trail = audit(deps)

  /**
   * The photo from now on, in the place of the one before. Throws Invalid for `photo`: `file_too_large` as soon as too
   * many bytes have come, `not_a_photo` by its bytes, `too_many_pixels` by its header.
   */
  async function set(
    actor: OperatorActor,
    stream: AsyncIterable<Uint8Array>,
    { name }: { name: string },
  ): Promise<void> {
    const bytes = await collected(stream)
    await mustBePhoto(bytes)
    const { id } = await files.on(db).store(actor, inOne(bytes), { name, limit: PHOTO.bytes })
    await atomically(db, (tx) => replace(tx, actor, id))
  }

  /** Back to the initials. Nothing happens when there was no photo. */
  async function remove(actor: OperatorActor): Promise<void> {
    await atomically(db, (tx) => replace(tx, actor, null))
  }

  /** The bytes of a photo that somebody has now. Throws NotFound for one that was replaced or is not this person's to see. */
  async function open(
    actor: OperatorActor,
    photoId: string,
  ): Promise<{ photo: Pick<Attachment, 'mediaType' | 'size'>; stream: Readable }> {
    mustSee(isStaff(actor), 'photo')
    const companyId = companyOf(actor)
    const found = await db.first<Pick<Attachment, 'mediaType' | 'size'> & { storageKey: string }>(sql`
      select a.media_type, a.size, a.storage_key from operator o join attachment a on a.id = o.photo_id
      where o.photo_id = ${possibleId(photoId)} and a.state = 'stored' and a.media_type = any(${[...PHOTO.types]}::text[])
        and (${companyId}::uuid is null or o.company_id is null or o.company_id = ${companyId}::uuid)`)
    const stream = found && (await storage.get(found.storageKey))
    if (!stream) throw new NotFound('photo_not_found')
    return { photo: { mediaType: found.mediaType, size: found.size }, stream }
  }

  async function replace(tx: Tx, actor: OperatorActor, photoId: string | null): Promise<void> {
    const before = await tx.one<{ photoId: string | null }>(
      sql`select photo_id from operator where id = ${actor.id} for update`,
    )
    if (before.photoId === photoId) return
    await tx.query(sql`update operator set photo_id = ${photoId} where id = ${actor.id}`)
    if (before.photoId) await discard(tx, actor, before.photoId)
    await trail.record(tx, actor, {
      action: photoId ? 'photo_set' : 'photo_removed',
      entity: 'operator',
      entityId: actor.id,
      name: actor.name,
    })
  }

  async function discard(tx: Tx, actor: OperatorActor, photoId: string): Promise<void> {
    try {
      await files.on(tx).discard(actor, photoId)
    } catch (error) {
      // Its owner sent the same file with a ticket, where it stays.
      if (!(error instanceof NotFound)) throw error
    }
  }

  return { set, remove, open }
}

/** All the bytes, never more of them in memory than a photo may have. */
async function collected(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > PHOTO.bytes) throw fault('file_too_large', { maximum: PHOTO.bytes })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function mustBePhoto(bytes: Buffer): Promise<void> {
  const size = PHOTO.types.includes(await mediaTypeOf(bytes)) ? pictureSize(bytes) : null
  if (!size) throw fault('not_a_photo')
  if (Math.max(size.width, size.height) > PHOTO.side) throw fault('too_many_pixels', { maximum: PHOTO.side })
}

async function* inOne(bytes: Buffer) {
  yield bytes
}

function fault(code: string, details: Record<string, unknown> = {}): Invalid {
  return new Invalid('input_invalid', { fields: [{ field: 'photo', code, ...details }] })
}
