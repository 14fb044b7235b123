import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, type World } from '../../world.ts'

describe('chats', () => {
  let world: World
  beforeEach(async () => {
    world = await createWorld()
  })

  const arrive = (externalId: string, name: string | null = 'Zeca') =>
    world.engine.chats.arrive({ channel: 'telegram', externalId, name, languageCode: 'en-GB' })

  test('a first message makes the chat, a second finds it', async () => {
    const first = await arrive('1')
    expect(first).toMatchObject({ isNew: true, person: null, customers: [], conversation: null })
    expect(first.chat).toMatchObject({
      channel: 'telegram',
      externalId: '1',
      language: 'en',
      contactId: null,
    })
    expect(await arrive('1')).toMatchObject({ isNew: false, chat: { id: first.chat.id } })
  })

  test('at the same time on two replicas there is one chat', async () => {
    const arrivals = await Promise.all(Array.from({ length: 10 }, () => arrive('2')))
    expect(new Set(arrivals.map(({ chat }) => chat.id)).size).toBe(1)
  })

  test('a proven person comes with what they may do', async () => {
    const { person, customers } = await arrive('987650001', null)
    expect(person).toEqual(world.maria)
    expect(customers).toMatchObject([
      { name: 'Padaria Pão Quente', timeZone: 'America/Sao_Paulo', administrator: true },
    ])
  })

  test('an inactive contact is a stranger, an inactive customer is not theirs', async () => {
    await world.db.query(sql`update customer set active = false where id = ${world.padaria.id}`)
    expect((await arrive('987650001')).person?.memberships).toEqual([])
    await world.db.query(sql`update contact set active = false where id = ${world.maria.id}`)
    expect((await arrive('987650001')).person).toBeNull()
  })

  test('who writes again lives again', async () => {
    await world.engine.chats.lose('telegram', '987650001', 'blocked')
    expect(await arrive('987650001')).toMatchObject({ wasDead: true })
    expect(await world.db.one(sql`select dead_at from chat where external_id = '987650001'`)).toEqual({
      deadAt: null,
    })
  })

  test('a name with what no database takes is kept without it', async () => {
    expect((await arrive('3', 'Z\0e\ud83dca')).chat.name).toBe('Ze\ufffdca')
  })

  test('a group that moved keeps its chat, unless the new id writes already', async () => {
    const { chat } = await arrive('-5')
    await world.engine.chats.move('telegram', '-5', '-1005')
    expect((await arrive('-1005')).chat.id).toBe(chat.id)
    await arrive('-6')
    await world.engine.chats.move('telegram', '-6', '-1005')
    expect((await arrive('-1005')).chat.id).toBe(chat.id)
  })

  test('linked to somebody else, nothing of the one before is left', async () => {
    const { chat } = await arrive('987650003')
    await world.engine.conversations.save(chat.id, 'ticket.reading', { secret: 'da Rosa' })
    await world.engine.chats.link(chat, { id: world.maria.id, name: world.maria.name }, 'email')
    const arrival = await arrive('987650003')
    expect(arrival.person?.id).toBe(world.maria.id)
    expect(arrival.conversation).toBeNull()
    expect(arrival.chat.customerId).toBeNull()
  })

  test('nobody speaks for a customer that is not theirs', async () => {
    await expect(world.engine.chats.speakFor(world.maria, world.boaVista.id)).rejects.toThrow('customer')
  })

  test('the closed period is told once, and anew for the next', async () => {
    const { chat } = await arrive('987650001')
    const place = { companyId: world.horizonte.id, departmentId: world.suporte.id }
    const again = async () => (await arrive('987650001')).chat
    expect(await world.engine.chats.tellOnce(chat, place)).toBeNull()
    world.clock.set('2026-11-27T22:00:00-03:00')
    expect(await world.engine.chats.tellOnce(chat, place)).toMatchObject({
      opensAt: new Date('2026-11-30T11:00:00Z'),
    })
    expect(await world.engine.chats.tellOnce(await again(), place)).toBeNull()
    world.clock.set('2026-11-29T12:00:00-03:00')
    expect(await world.engine.chats.tellOnce(await again(), place)).toBeNull()
    world.clock.set('2026-11-30T19:00:00-03:00')
    expect(await world.engine.chats.tellOnce(await again(), place)).not.toBeNull()
  })

  test('codes: too many for a chat are refused, and five wrong guesses at once burn one', async () => {
    const { chat } = await arrive('9')
    const issued = await world.engine.chats.issueCode(chat, 'maria.souza@exemplo.com.br')
    expect(issued).toMatchObject({ to: 'maria.souza@exemplo.com.br', code: expect.stringMatching(/^\d{6}$/) })
    const { code } = issued as { code: string }
    const wrong = code === '000000' ? '111111' : '000000'
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => world.engine.chats.linkByCode(chat, wrong)),
    )
    expect(guesses.filter((guess) => guess === 'wrong')).toHaveLength(4)
    expect(await world.engine.chats.linkByCode(chat, code)).toBe('burnt')
    for (let n = 0; n < 4; n++) await world.engine.chats.issueCode(chat, 'ninguem@exemplo.com.br')
    expect(await world.engine.chats.issueCode(chat, 'maria.souza@exemplo.com.br')).toBe('too_many')
  })
})
