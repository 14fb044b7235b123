import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { filedWorld, logsOf } from '../telegram/walk.ts'
import type { Handset } from './post-office.ts'
import { startWhatsappWalk, type WhatsappWalk } from './walk.ts'

describe('what people send on WhatsApp', () => {
  let walk: WhatsappWalk
  let rosa: Handset
  let ticketId: string
  beforeEach(async () => {
    walk = await startWhatsappWalk(await filedWorld(createWorld))
    rosa = await walk.greeted(walk.rosa)
    ticketId = (await walk.opened(walk.rosa, walk.ana)).id
    await rosa.waitFor('Ana Lima está cuidando')
    rosa.say('Ver ticket')
    await rosa.waitFor('O que você escrever aqui vai para este ticket')
    await walk.settled()
  })

  const files = () =>
    walk.db.rows<{ name: string; mediaType: string; state: string; size: number }>(sql`
      select name, media_type, state, size from attachment where ticket_id = ${ticketId} order by id`)

  test('files keep their name, type and size; photos sent together are one log', async () => {
    rosa.send({ name: 'nota.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 x') })
    await rosa.waitFor('Anotado')
    for (const text of ['As telas', '', ''])
      rosa.send({ mediaType: 'image/png', bytes: PNG }, { album: 'A1', text })
    await rosa.waitFor('Anotado')
    await walk.settled()
    expect(rosa.unread()).toEqual([])
    expect(await logsOf(walk, ticketId)).toEqual(['Rosa Martins: ', 'Rosa Martins: As telas'])
    await expect
      .poll(async () => (await files()).map(({ name, state }) => `${name} ${state}`), { timeout: 15_000 })
      .toEqual(['nota.pdf stored', 'foto.png stored', 'foto.png stored', 'foto.png stored'])
    expect(await files()).toMatchObject([{ mediaType: 'application/pdf', size: 10 }, {}, {}, {}])
  })

  test('a file whose bytes never come is noted all the same', async () => {
    rosa.happens('image', { media: { name: null, mediaType: 'image/png', size: 10 } })
    await rosa.waitFor('Anotado')
    await expect.poll(async () => (await files()).map(({ state }) => state)).toEqual(['missing'])
  })

  test('what was corrected is corrected, and what was taken back says so', async () => {
    const id = rosa.say('O código é 593')
    await rosa.waitFor('Anotado')
    rosa.happens('edited', { id, text: 'O código é 539' })
    await rosa.waitFor('202611/0001')
    expect(await logsOf(walk, ticketId)).toEqual(['Rosa Martins: O código é 539'])
    rosa.happens('revoked', { id })
    await walk.settled()
    expect(await logsOf(walk, ticketId)).toEqual(['Rosa Martins: [apagada por quem escreveu]'])
    expect(await walk.db.rows(sql`select body from log_edit order by at`)).toEqual([
      { body: 'O código é 593' },
      { body: 'O código é 539' },
    ])
  })

  test('a call, and what may be seen only once, get a clear word', async () => {
    rosa.happens('call')
    await rosa.waitFor('Não consigo atender ligações por aqui')
    rosa.happens('view_once')
    await rosa.waitFor('Não consigo abrir o que é de visualização única')
    expect(await logsOf(walk, ticketId)).toEqual([])
  })

  test('places, cards and polls are told to the team in words', async () => {
    rosa.happens('location', { location: { latitude: -23.5, longitude: -46.6, name: 'Loja' } })
    await rosa.waitFor('Anotado')
    rosa.happens('vcard', { vcards: ['FN:Ana\nTEL:+5511987650001'] })
    await rosa.waitFor('Anotado')
    expect(await logsOf(walk, ticketId)).toEqual([
      'Rosa Martins: 📍 Loja: https://maps.google.com/?q=-23.5,-46.6',
      'Rosa Martins: 👤 Ana +5511987650001',
    ])
  })

  test('a reply picks its ticket, from whichever address', async () => {
    const other = await walk.opens(walk.rosa, { title: 'Outro' })
    await walk.engine.tickets.take(walk.bia, other.id)
    const notice = await rosa.waitFor('Bia Rocha está cuidando')
    await walk.engine.chats.sameChat('whatsapp', [rosa.address, '99887766@lid'])
    const fromHidden = notice.id.replace(rosa.address, '99887766@lid')
    rosa.say('Isto é do outro', { quoted: fromHidden })
    await rosa.waitFor('Anotado no ticket 202611/0002')
    expect(await logsOf(walk, other.id)).toEqual(['Rosa Martins: Isto é do outro'])
    expect(await logsOf(walk, ticketId)).toEqual([])
  })

  test('what the team sends arrives with its files, in order, and each of them can be answered', async () => {
    const attached = []
    for (const name of ['primeira.png', 'segunda.png'])
      attached.push((await walk.engine.attachments.store(walk.ana, bytes(PNG), { name })).id)
    await walk.engine.tickets.write(walk.ana, ticketId, {
      text: 'Qual *versão* usa?',
      attachmentIds: attached,
    })
    const { text } = await rosa.waitFor('Qual')
    await walk.settled()
    expect(text).not.toContain('*versão*')
    expect(text.replaceAll(/[\u200A\u200B]/g, '')).toContain('Qual *versão* usa?')
    const sent = rosa.received.slice(-2)
    expect(sent.map(({ file }) => file?.name)).toEqual(['primeira.png', 'segunda.png'])
    rosa.say('menu')
    await walk.settled()
    rosa.say('A da segunda tela', { quoted: sent[1]!.id })
    await rosa.waitFor('Anotado no ticket 202611/0001')
    expect((await logsOf(walk, ticketId)).at(-1)).toBe('Rosa Martins: A da segunda tela')
  })

  test('a file of the ticket is brought on request', async () => {
    rosa.send({ name: 'nota.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 x') })
    await rosa.waitFor('Anotado')
    await expect.poll(async () => (await files()).map(({ state }) => state)).toEqual(['stored'])
    rosa.say('202611/0001')
    const { text } = await rosa.waitFor('📎 1 arquivo')
    await walk.settled()
    rosa.say(/^\*(\d)\* .*Arquivos \(1\)/m.exec(text)![1]!)
    await rosa.waitFor('Qual arquivo você quer?')
    await walk.settled()
    rosa.say('nota.pdf')
    await walk.settled()
    expect(rosa.received.at(-1)!.file).toMatchObject({ name: 'nota.pdf', mediaType: 'application/pdf' })
  })

  test('what was written while we were away is an answer to what was there then', async () => {
    const { id } = await walk.opened(walk.rosa, walk.ana)
    await walk.settled()
    rosa.say('menu')
    await walk.settled()
    const wroteAt = walk.clock.now()
    const shownAt = Date.now()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Atualize.' })
    await rosa.waitFor('Deu certo?')
    await walk.settled()
    // By the time it is stored here, it waited for half a minute, and since shortly after the menu was shown.
    walk.clock.advance(30_000 + (Date.now() - shownAt) - 1_500)
    rosa.say('1', { at: wroteAt.toISOString() })
    await rosa.waitFor('Com qual área você quer falar?')
    expect(await walk.db.one(sql`select state from ticket where id = ${id}`)).toEqual({
      state: 'awaiting_approval',
    })
  })
})

async function* bytes(buffer: Buffer) {
  yield buffer
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
