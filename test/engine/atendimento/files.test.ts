import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'

let folder: string
let world: World
let provider: Provider
const verbs = () => world.engine.atendimentos
const files = () => world.engine.attachments

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bote-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(async () => {
  world = await createWorld({ BOTE_DATA_DIR: folder })
  provider = await createProvider(world)
})

const upload = async (by: Actor, name = 'foto.txt', text = 'bytes') =>
  (await files().store(by, Readable.from([Buffer.from(text)]), { name })).id

describe('files of a case (R55)', () => {
  it('are shown to the customer, save what is the team’s own or deleted', async () => {
    const { eva, olivia } = provider
    const { id } = await provider.claims(eva)
    const mistake = await upload(eva, 'engano.txt')
    await verbs().attach(eva, id, { attachmentIds: [await upload(eva, 'laudo.txt'), mistake] })
    await verbs().deleteFile(eva, id, mistake)
    for (const visibility of ['private', 'public'] as const)
      await verbs().comment(eva, id, {
        text: 'Veja.',
        visibility,
        attachmentIds: [await upload(eva, `${visibility}.txt`)],
      })
    const shown = await verbs().shown(olivia, id)
    expect(shown.files.map(({ name }) => name)).toEqual(['laudo.txt', 'public.txt'])
  })

  it('are added with a description, turned, described anew, and deleted; the history tells of each', async () => {
    const { eva } = provider
    const { id } = await provider.claims(eva)
    const fileId = await upload(eva)
    await verbs().attach(eva, id, { attachmentIds: [fileId], description: 'Antena' })
    await verbs().changeFile(eva, id, fileId, { rotation: 90 })
    await verbs().changeFile(eva, id, fileId, { description: 'Antena no telhado' })
    expect((await verbs().view(eva, id)).files).toMatchObject([
      { name: 'foto.txt', description: 'Antena no telhado', rotation: 90, deletedAt: null },
    ])
    expect(await buffer((await files().open(eva, fileId)).stream)).toEqual(Buffer.from('bytes'))
    const { storageKey } = await world.db.one<{ storageKey: string }>(
      sql`select storage_key from attachment where id = ${fileId}`,
    )
    await verbs().deleteFile(eva, id, fileId)
    const view = await verbs().view(eva, id)
    expect(view.files).toMatchObject([{ name: 'foto.txt', state: 'deleted', deletedBy: 'Eva Dias' }])
    expect(view.history.entries.slice(-4).map(({ type, about }) => [type, about.file])).toEqual([
      ['attach', 'foto.txt'],
      ['changeFile', 'foto.txt'],
      ['changeFile', 'foto.txt'],
      ['deleteFile', 'foto.txt'],
    ])
    expect(await world.engine.storage.size(storageKey)).toBeNull()
    await expect(files().open(eva, fileId)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(verbs().deleteFile(eva, id, fileId)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('must be one’s own and belong to nothing yet', async () => {
    const { eva, gil } = provider
    const { id } = await provider.claims(eva)
    const ofGil = await upload(gil)
    const used = await upload(eva)
    await verbs().attach(eva, id, { attachmentIds: [used] })
    for (const attachmentIds of [[ofGil], [used], [newId()], ['not-an-id'], []])
      await expect(verbs().attach(eva, id, { attachmentIds })).rejects.toMatchObject({
        code: 'attachment.unknown',
      })
    const other = await provider.claims(eva)
    await expect(verbs().changeFile(eva, other.id, used, { rotation: 90 })).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(verbs().changeFile(eva, id, used, { rotation: 45 as never })).rejects.toMatchObject({
      code: 'attachment.rotation',
    })
  })

  it('are seen by those who see the case, those of private words by operators only', async () => {
    const { eva, gil, olivia, saulo, comercial } = provider
    const { id } = await provider.claims(eva)
    const open = await upload(olivia)
    await verbs().write(olivia, id, { text: 'Segue a foto.', attachmentIds: [open] })
    const hidden = await upload(eva)
    await verbs().comment(eva, id, { text: 'Nota', visibility: 'private', attachmentIds: [hidden] })
    const elsewhere = { ...gil, departmentIds: [comercial.id] }
    for (const [actor, file] of [
      [eva, open],
      [gil, hidden],
      [olivia, open],
    ] as const)
      expect((await files().find(actor, file)).id).toBe(file)
    for (const [actor, file] of [
      [olivia, hidden],
      [saulo, open],
      [elsewhere, open],
    ] as const)
      await expect(files().find(actor, file)).rejects.toMatchObject({ name: 'NotFound' })
    await verbs().includeViewer(eva, id, { operatorId: gil.id })
    expect((await files().find(elsewhere, open)).id).toBe(open)
  })

  it('stay when what nobody sent is swept away', async () => {
    const { eva, processes } = provider
    const { id } = await provider.claims(eva)
    world.clock.set(new Date())
    const kept = await upload(eva)
    await verbs().attach(eva, id, { attachmentIds: [kept] })
    const material = await upload(eva)
    const materialId = newId()
    await world.db.query(sql`
      insert into support_material (id, subprocess_id, kind, title)
      values (${materialId}, ${processes.semConexao.steps[0] as string}, 'file', 'Manual')`)
    await world.db.query(
      sql`update attachment set support_material_id = ${materialId} where id = ${material}`,
    )
    await upload(eva)
    world.clock.advance(3 * 86_400_000)
    expect((await world.engine.attachments.sweep()).rows).toBe(1)
    for (const file of [kept, material]) expect((await files().find(eva, file)).state).toBe('stored')
    await expect(files().find(provider.olivia, material)).rejects.toMatchObject({ name: 'NotFound' })
  })
})
