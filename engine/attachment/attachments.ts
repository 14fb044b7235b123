import type { Readable } from 'node:stream'
import { type Actor, uploaderOf } from '../actor.ts'
import type { Database } from '../database/database.ts'
import { isId, newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Db, Deps } from '../deps.ts'
import { Invalid, NotFound, Refused } from '../errors.ts'
import { BELONGING } from '../history/belonging.ts'
import type { Metrics } from '../jobs/metrics.ts'
import { type FileSource, fetching } from './fetching.ts'
import { refuseFlood } from './flood.ts'
import { FILE_LIMITS, receivedBy } from './limits.ts'
import { mediaTypeOf } from './media-type.ts'
import { safeName } from './name.ts'
import { type Belonging, maySeeFile } from './policy.ts'
import { ATTACHMENT, type Attachment, UNCLAIMED } from './row.ts'
import { FileTooLarge, type Storage } from './storage.ts'
import { sweepAttachments } from './sweep.ts'

export type AttachmentDeps = Pick<Deps, 'clock' | 'log'> & {
  db: Database
  storage: Storage
  metrics?: Metrics
  /** Orders a pending file to be fetched, when (and only if) the transaction commits. */
  fetchLater: (over: Db, attachmentId: string) => Promise<void>
}

/** Files on cases and in support material: bytes in the storage under random names, what is known of them in the database. */
export function attachments({ db, storage, clock, log, metrics, fetchLater }: AttachmentDeps) {
  function over(over: Db) {
    /**
     * Keeps an uploaded file. It belongs to nobody's ticket yet: a log or a new ticket takes it by its id. Throws
     * Invalid `attachment.too_large` with `limit` in bytes, Refused `attachment.too_many` for a flood.
     */
    async function store(
      actor: Actor,
      stream: AsyncIterable<Uint8Array>,
      { name, limit = FILE_LIMITS[actor.channel].receive }: { name: string; limit?: number },
    ): Promise<Attachment> {
      const chatId = actor.kind === 'contact' ? actor.chatId : null
      if (chatId) await refuseFlood(over, chatId, clock.now())
      const file = await put(stream, limit)
      try {
        return await over.one<Attachment>(sql`
          insert into attachment as a
            (id, chat_id, name, media_type, size, sha256, state, storage_key, uploaded_by, created_at)
          values (${newId()}, ${chatId}, ${safeName(name)}, ${await mediaTypeOf(file.head)}, ${file.size},
            ${file.sha256}, 'stored', ${file.key}, ${uploaderOf(actor)}, ${clock.now()})
          returning ${ATTACHMENT}`)
      } catch (error) {
        await storage.remove(file.key)
        throw error
      }
    }

    /**
     * Notes a file of a chat whose bytes are still with the channel; they are fetched after the commit. One that is
     * announced as too large is `missing` at once: say so to the person. Throws Refused `attachment.too_many`.
     */
    async function pending(
      actor: Actor,
      { name, size, source }: { name: string; size?: number | null; source: FileSource },
    ): Promise<Attachment> {
      const chatId = actor.kind === 'contact' ? actor.chatId : null
      if (chatId) await refuseFlood(over, chatId, clock.now())
      const fits = (size ?? 0) <= receivedBy(source.channel)
      const row = await over.one<Attachment>(sql`
        insert into attachment as a
          (id, chat_id, name, media_type, size, state, reason, source, uploaded_by, created_at)
        values (${newId()}, ${chatId}, ${safeName(name)}, 'application/octet-stream', ${fits ? (size ?? null) : null},
          ${fits ? 'pending' : 'missing'}, ${fits ? null : 'too_large'}, ${sql.json(source)}, ${uploaderOf(actor)},
          ${clock.now()})
        returning ${ATTACHMENT}`)
      if (fits) await fetchLater(over, row.id)
      return row
    }

    /** What is known of a file; throws NotFound for what the person may not see. */
    async function find(actor: Actor, id: string): Promise<Attachment> {
      return (await seen(actor, id)).attachment
    }

    /**
     * The file's bytes. Throws NotFound for what the person may not see, Refused `attachment.pending` or
     * `attachment.missing` when there are none.
     */
    async function open(actor: Actor, id: string): Promise<{ attachment: Attachment; stream: Readable }> {
      const { attachment, storageKey } = await seen(actor, id)
      if (attachment.state === 'pending') throw new Refused('attachment.pending')
      const stream = storageKey && attachment.state === 'stored' ? await storage.get(storageKey) : null
      if (stream) return { attachment, stream }
      if (attachment.state === 'stored') {
        log.error({ attachment: id }, 'the file of an attachment is gone')
        await db.query(sql`update attachment set state = 'missing', reason = 'lost' where id = ${id}`)
      }
      throw new Refused('attachment.missing', { reason: attachment.reason ?? 'lost' })
    }

    /** Takes back a file that was uploaded and not sent; throws NotFound for any other. */
    async function discard(actor: Actor, id: string): Promise<void> {
      const row = await over.first<{ storageKey: string | null }>(sql`
        delete from attachment a
        where a.id = ${checked(id)} and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(actor)}
        returning storage_key`)
      if (!row) throw new NotFound('attachment')
      const { storageKey } = row
      if (!storageKey) return
      if ('afterCommit' in over) over.afterCommit(() => storage.remove(storageKey))
      else await storage.remove(storageKey)
    }

    /** Of these files those that the person uploaded and has not sent yet, for a form that is shown again. */
    async function unsent(actor: Actor, ids: readonly string[]): Promise<Attachment[]> {
      if (ids.length === 0) return []
      return over.rows<Attachment>(sql`
        select ${ATTACHMENT} from attachment a
        where a.id = any(${ids.filter(isId)}::uuid[]) and ${UNCLAIMED} and a.uploaded_by = ${uploaderOf(actor)}
        order by a.created_at, a.id`)
    }

    async function seen(actor: Actor, id: string) {
      const row = await over.first<Attachment & Belonging & { storageKey: string | null }>(sql`
        select ${ATTACHMENT}, a.storage_key, a.uploaded_by, l.visibility, ${BELONGING},
          case when p.id is not null then jsonb_build_object('companyId', p.company_id) end as material
        from attachment a
        left join ticket t on t.id = a.ticket_id
        left join atendimento c on c.id = a.atendimento_id
        left join log l on l.id = a.log_id
        left join support_material m on m.id = a.support_material_id
        left join subprocess s on s.id = m.subprocess_id
        left join process p on p.id = s.process_id
        where a.id = ${checked(id)} and a.state <> 'deleted'`)
      if (!row) throw new NotFound('attachment')
      const { storageKey, uploadedBy, visibility, ticket, atendimento, material, ...attachment } = row
      const belonging = { uploadedBy, visibility, ticket, atendimento, material }
      if (!maySeeFile(actor, belonging)) throw new NotFound('attachment')
      return { attachment: attachment as Attachment, storageKey }
    }

    return { store, pending, find, open, discard, unsent }
  }

  async function put(stream: AsyncIterable<Uint8Array>, limit: number) {
    try {
      return await storage.put(stream, limit)
    } catch (error) {
      if (error instanceof FileTooLarge) throw new Invalid('attachment.too_large', { limit })
      throw error
    }
  }

  return {
    ...over(db),
    on: over,
    ...fetching({ db, log, metrics }, storage),
    sweep: () => sweepAttachments({ db, storage, clock, log }),
  }
}

function checked(id: string): string {
  if (!isId(id)) throw new NotFound('attachment')
  return id
}
