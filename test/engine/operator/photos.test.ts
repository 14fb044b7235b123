import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { jpegAnnouncing, png, pngAnnouncing, webpAnnouncing } from '../../pictures.ts'
import { createWorld, DAY, type World } from '../../world.ts'

let world: World
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bote-photos-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  world = await createWorld({ BOTE_DATA_DIR: folder })
})

async function* sent(...chunks: Uint8Array[]) {
  yield* chunks
}

async function photoOf(actor: OperatorActor): Promise<string | null> {
  return (await world.engine.accounts.own(actor)).photoId
}

async function onDisk(): Promise<number> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  return all.filter((entry) => entry.isFile()).length
}

test('somebody sets their photo, replaces it and removes it; no file of before stays behind', async () => {
  const { engine, ana, bia } = world
  await engine.photos.set(ana, sent(png(8, 8)), { name: 'eu.png' })
  const first = (await photoOf(ana))!
  const { photo, stream } = await engine.photos.open(bia, first)
  expect(photo.mediaType).toBe('image/png')
  expect(await buffer(stream)).toEqual(png(8, 8))

  await engine.photos.set(ana, sent(png(9, 9)), { name: 'eu de novo.png' })
  const second = (await photoOf(ana))!
  expect(second).not.toBe(first)
  await expect(engine.photos.open(bia, first)).rejects.toMatchObject({ code: 'photo_not_found' })
  expect(await buffer((await engine.photos.open(bia, second)).stream)).toEqual(png(9, 9))
  expect(await onDisk()).toBe(1)

  await engine.photos.remove(ana)
  expect(await photoOf(ana)).toBeNull()
  await expect(engine.photos.open(ana, second)).rejects.toMatchObject({ code: 'photo_not_found' })
  expect(await onDisk()).toBe(0)
  expect(
    await world.db.rows(sql`select action from audit_entry where entity_id = ${ana.id} order by id`),
  ).toEqual([{ action: 'photo_set' }, { action: 'photo_set' }, { action: 'photo_removed' }])

  await engine.photos.remove(ana)
  expect(await world.db.rows(sql`select from audit_entry where entity_id = ${ana.id}`)).toHaveLength(3)
})

test('a photo outlives the night’s sweep of files that nobody sent', async () => {
  const { engine, ana, clock } = world
  await engine.photos.set(ana, sent(png()), { name: 'eu.png' })
  clock.advance(2 * DAY)
  await engine.attachments.sweep()
  expect(await buffer((await engine.photos.open(ana, (await photoOf(ana))!)).stream)).toEqual(png())
})

test('A75: what is too large, too wide, moving or no picture by its bytes is refused, and the photo of before stays', async () => {
  const { engine, ana } = world
  await engine.photos.set(ana, sent(png()), { name: 'eu.png' })
  const before = await photoOf(ana)
  const endless = sent(png(), ...Array.from({ length: 40 }, () => Buffer.alloc(64 * 1_024)))
  for (const [bytes, fault] of [
    [endless, { code: 'file_too_large', maximum: 1_048_576 }],
    [sent(pngAnnouncing(10_000, 10_000)), { code: 'too_many_pixels', maximum: 2_048 }],
    [sent(jpegAnnouncing(8_000, 6_000)), { code: 'too_many_pixels', maximum: 2_048 }],
    [sent(webpAnnouncing(200, 200, { moving: true })), { code: 'not_a_photo' }],
    [sent(Buffer.from('GIF89a\x01\0\x01\0', 'latin1')), { code: 'not_a_photo' }],
    [
      sent(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
      { code: 'not_a_photo' },
    ],
    [sent(Buffer.from('<html><script>alert(1)</script>')), { code: 'not_a_photo' }],
    [sent(), { code: 'not_a_photo' }],
  ] as const) {
    await expect(engine.photos.set(ana, bytes, { name: 'foto.png' })).rejects.toMatchObject({
      code: 'input_invalid',
      details: { fields: [{ field: 'photo', ...fault }] },
    })
  }
  expect(await photoOf(ana)).toBe(before)
  expect(await onDisk()).toBe(1)
})

test('the photo of another company’s people does not exist; that of who works for all does', async () => {
  const { engine, db, ana, bia, horizonte } = world
  await engine.photos.set(ana, sent(png()), { name: 'eu.png' })
  const photo = (await photoOf(ana))!
  const stranger: OperatorActor = { ...bia, companyId: '00000000-0000-4000-8000-000000000000' }
  await engine.photos.open(stranger, photo)
  await db.query(sql`update operator set company_id = ${horizonte.id} where id = ${ana.id}`)
  await expect(engine.photos.open(stranger, photo)).rejects.toMatchObject({ code: 'photo_not_found' })
  await engine.photos.open({ ...bia, companyId: horizonte.id }, photo)
  await expect(engine.photos.open(world.maria as never, photo)).rejects.toMatchObject({
    code: 'photo_not_found',
  })
})

test('a file of somebody’s that is not their photo is not served as one', async () => {
  const { engine, ana } = world
  const { id } = await engine.attachments.store(ana, sent(png()), { name: 'tela.png' })
  await expect(engine.photos.open(ana, id)).rejects.toMatchObject({ code: 'photo_not_found' })
  await expect(engine.photos.open(ana, 'x')).rejects.toMatchObject({ code: 'photo_not_found' })
})
