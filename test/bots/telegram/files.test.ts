import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { filedWorld, logsOf, startWalk, type Walk } from './walk.ts'

describe('files', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await filedWorld(createWorld))
  })

  const files = () =>
    walk.db.rows<{
      name: string
      state: string
      ticketId: string | null
      logId: string | null
      size: number | null
    }>(sql`select name, state, ticket_id, log_id, size from attachment order by created_at, id`)
  const album = (count: number) => Array.from({ length: count }, () => ({}))

  test('an album of ten photos and a text open one ticket with ten files', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.sendAlbum([{ caption: 'Olhem as telas' }, ...album(9)])
    maria.say('O sistema está assim desde ontem')
    await maria.waitFor('Guardei a sua mensagem')
    await walk.settled()
    maria.press('Abrir um novo ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Telas com erro')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Olhem as telas')
    expect(review.text).toContain('O sistema está assim desde ontem')
    expect(review.text).toContain('Anexos: 10 (foto.jpg × 10)')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    const [ticket, ...others] = await walk.db.rows<{ id: string }>(sql`select id from ticket`)
    expect(others).toEqual([])
    expect((await files()).map(({ ticketId }) => ticketId)).toEqual(Array(10).fill(ticket!.id))
    await until(
      'all files are fetched',
      async () => (await files()).every(({ state }) => state === 'stored'),
      15_000,
    )
  })

  test('in a ticket an album is one log and one answer', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    maria.sendAlbum([{ caption: 'As telas' }, ...album(4)])
    await maria.waitFor('Anotado no ticket')
    await walk.settled()
    expect(maria.messages.filter(({ text }) => text?.includes('Anotado'))).toHaveLength(1)
    expect(await logsOf(walk, ticket.id)).toEqual(['Maria Souza: As telas'])
    const kept = await files()
    expect(kept).toHaveLength(5)
    expect(new Set(kept.map(({ logId }) => logId)).size).toBe(1)
  })

  test('photos of an album that come late join its log without a word', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    await walk.engine.inbox.receive('telegram', [lateUpdate(900_001, 'a1')])
    await maria.waitFor('Anotado no ticket')
    await walk.engine.inbox.receive('telegram', [lateUpdate(900_002, 'a1')])
    await walk.engine.inbox.receive('telegram', [lateUpdate(900_003, 'a1')])
    await walk.settled()
    expect(maria.messages.filter(({ text }) => text?.includes('Anotado'))).toHaveLength(1)
    expect(await logsOf(walk, ticket.id)).toHaveLength(1)
    expect(new Set((await files()).map(({ logId }) => logId)).size).toBe(1)
  })

  test('documents, videos and voices are attached while a ticket is filled in', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Erro na nota')
    await maria.waitFor('até 20 MB cada')
    maria.sendVoice()
    await maria.waitFor('conte o que está acontecendo')
    maria.sendDocument({ name: 'nota.xml', caption: 'O XML rejeitado' })
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Descrição: O XML rejeitado')
    expect(review.text).toContain('nota.xml')
    maria.sendVideo()
    await maria.waitFor('Anexos: 3')
  })

  test('a file question is answered by a file', async () => {
    await walk.engine.checklists.add(walk.davi, walk.suporte.typeId, {
      kind: 'file',
      question: 'Imagem da rejeição',
    })
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Erro na nota')
    await maria.waitFor('conte o que')
    maria.say('Rejeição 539')
    await maria.waitFor('Imagem da rejeição')
    maria.say('não tenho agora')
    await maria.waitFor('preciso de um arquivo')
    maria.sendPhoto()
    await maria.waitFor('Confira antes de abrir')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    const [file] = await walk.db.rows<{ questionId: string; ticketId: string }>(
      sql`select question_id, ticket_id from attachment`,
    )
    expect(file).toMatchObject({ questionId: expect.any(String), ticketId: expect.any(String) })
  })

  test('what is too large is told at once, with another way, and noted', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    maria.sendVideo({ name: 'tela.mp4', size: 2_000_000_000, caption: 'Vejam o vídeo' })
    const answer = await maria.waitFor('passa de 20 MB')
    expect(answer.text).toContain('link')
    expect(await logsOf(walk, ticket.id)).toEqual(['Maria Souza: Vejam o vídeo'])
    expect(await files()).toMatchObject([{ name: 'tela.mp4', state: 'missing', ticketId: ticket.id }])
  })

  test("a ticket's files are sent on request", async () => {
    const maria = await walk.greeted(walk.maria)
    const ticket = await walk.opens(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    maria.sendDocument({ name: 'nota.xml', bytes: Buffer.from('<nota/>'), caption: 'O XML' })
    await maria.waitFor('Anotado')
    await until('the file is fetched', async () => (await files()).every(({ state }) => state === 'stored'))
    maria.say('202611/0001')
    const card = await maria.waitFor('O que você escrever aqui')
    expect(card.text).toContain('📎 1 arquivo')
    maria.press('Arquivos (1)')
    await maria.waitFor('Qual arquivo você quer?')
    maria.press('nota.xml')
    const sent = await maria.waitFor((message) => message.document !== undefined)
    expect(sent.document!.file_name).toBe('nota.xml')
    expect(ticket.number).toBe('202611/0001')
  })

  test('an operator’s picture reaches the chat', async () => {
    const maria = await walk.greeted(walk.maria)
    const ticket = await walk.opened(walk.maria, walk.ana)
    const { samplePicture } = await import('../../../bots/simulator/index.ts')
    const { id } = await walk.engine.attachments.store(walk.ana, bytes(samplePicture()), { name: 'tela.png' })
    await walk.engine.tickets.write(walk.ana, ticket.id, { text: 'Olhe aqui', attachmentIds: [id] })
    await maria.waitFor('Olhe aqui')
    await maria.waitFor((message) => message.photo !== undefined || message.document !== undefined)
  })
})

async function* bytes(buffer: Buffer) {
  yield buffer
}

/** A photo of an album as its update would come by webhook, some time after the others. */
function lateUpdate(id: number, album: string) {
  const message = {
    message_id: id,
    date: Math.floor(new Date('2026-11-23T13:00:00Z').getTime() / 1000),
    chat: { id: 987650001, type: 'private', first_name: 'Maria' },
    from: { id: 987650001, is_bot: false, first_name: 'Maria' },
    media_group_id: album,
    photo: [{ file_id: `f${id}`, file_unique_id: `u${id}`, width: 10, height: 10, file_size: 100 }],
  }
  return { externalId: String(id), lane: '987650001', payload: { update: { update_id: id, message }, album } }
}
