import { expect, test } from 'vitest'
import { samplePicture } from '../../../bots/simulator/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { filedWorld } from '../telegram/walk.ts'
import { logsOn, startDeskWalk } from './walk.ts'

async function walking() {
  const walk = await startDeskWalk(await filedWorld(createWorld))
  const phone = await walk.phoneOf(walk.ana)
  const { id } = await walk.opened(walk.maria, walk.ana)
  const notice = await phone.waitFor('Ticket novo')
  return { walk, phone, id, notice }
}

test('a photo as a reply is a public log with its words, and reaches the customer', async () => {
  const { walk, phone, id, notice } = await walking()
  phone.sendPhoto({ bytes: samplePicture(320, 200), caption: 'Clique aqui', replyTo: notice.message_id })
  await phone.waitFor('✅ Enviado ao cliente')
  expect(await logsOn(walk, id)).toEqual(['public Ana Lima: Clique aqui'])
  await until('it is fetched', async () => {
    const files = await walk.db.rows(
      sql`select 1 from attachment where ticket_id = ${id} and state = 'stored'`,
    )
    return files.length === 1
  })
  const [toMaria] = await walk.db.rows<{ payload: { attachments?: string[] } }>(sql`
    select payload from outbox_message where channel = 'telegram' and kind = 'ticket.teamWrote'`)
  expect(toMaria!.payload.attachments).toHaveLength(1)
})

test('a document with /p stays with the team', async () => {
  const { walk, phone, id, notice } = await walking()
  phone.sendDocument({
    bytes: Buffer.from('erro 539'),
    name: 'log.txt',
    caption: '/p Veja a linha 3',
    replyTo: notice.message_id,
  })
  await phone.waitFor('🔒 Nota da equipe')
  expect(await logsOn(walk, id)).toEqual(['private Ana Lima: Veja a linha 3'])
  expect(
    await walk.db.rows(
      sql`select 1 from outbox_message where channel = 'telegram' and kind like 'ticket.team%'`,
    ),
  ).toEqual([])
})

test('an album as a reply is one log with all its files', async () => {
  const { walk, phone, id, notice } = await walking()
  const replyTo = notice.message_id
  phone.sendAlbum([{ caption: 'As telas', replyTo }, { replyTo }, { replyTo }])
  await phone.waitFor('✅ Enviado ao cliente')
  await walk.settled()
  const files = await walk.db.rows(sql`select distinct log_id from attachment where ticket_id = ${id}`)
  const count = await walk.db.rows(sql`select 1 from attachment where ticket_id = ${id}`)
  expect(count).toHaveLength(3)
  // Those that Telegram brought later than the first are a log of their own at most.
  expect(files.length).toBeLessThanOrEqual(2)
  expect((await logsOn(walk, id))[0]).toBe('public Ana Lima: As telas')
})

test('what the customer sent is named in the notice, and comes at a press', async () => {
  const { walk, phone, id } = await walking()
  const file = await walk.engine.attachments.store(walk.maria, [Buffer.from('nota')] as never, {
    name: 'nota.xml',
  })
  await walk.engine.tickets.write(walk.maria, id, { text: 'Segue', attachmentIds: [file.id] })
  const notice = await phone.waitFor('📎 Veio 1 arquivo.')
  expect(notice.document).toBeUndefined()
  phone.press('📎 Arquivos')
  const sent = await phone.waitFor(({ document }) => document !== undefined)
  expect(sent.document?.file_name).toBe('nota.xml')
})

test('a file larger than Telegram brings is refused in words, and nothing is sent', async () => {
  const { walk, phone, id, notice } = await walking()
  phone.sendDocument({
    bytes: Buffer.from('x'),
    size: 30 * 1024 * 1024,
    name: 'video.mp4',
    caption: 'Veja',
    replyTo: notice.message_id,
  })
  await phone.waitFor('📎 video.mp4 passa de 20 MB.')
  expect(await logsOn(walk, id)).toEqual([])
  expect(await walk.db.rows(sql`select 1 from attachment`)).toEqual([])
})
