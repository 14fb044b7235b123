import { beforeEach, expect, it } from 'vitest'
import { createWorld, type World } from '../../world.ts'

let chats: World['engine']['chats']
beforeEach(async () => {
  chats = (await createWorld()).engine.chats
})

const NUMBER = '5511987650001@c.us'
const HIDDEN = '981234567890@lid'

it('keeps a person’s chat when they begin to write from another address', async () => {
  expect(await chats.knownAs('whatsapp', NUMBER)).toBeNull()
  expect(await chats.sameChat('whatsapp', [NUMBER])).toBe(NUMBER)
  expect(await chats.sameChat('whatsapp', [HIDDEN, NUMBER])).toBe(NUMBER)
  expect(await chats.knownAs('whatsapp', HIDDEN)).toBe(NUMBER)
})

it('takes the address a person first wrote from, whichever it is', async () => {
  expect(await chats.sameChat('whatsapp', [HIDDEN, NUMBER])).toBe(HIDDEN)
  expect(await chats.knownAs('whatsapp', NUMBER)).toBe(HIDDEN)
})

it('is of one mind when two replicas ask at once', async () => {
  const answers = await Promise.all([
    chats.sameChat('whatsapp', [HIDDEN, NUMBER]),
    chats.sameChat('whatsapp', [NUMBER, HIDDEN]),
  ])
  const known = await chats.knownAs('whatsapp', NUMBER)
  expect(new Set([...answers, known]).size).toBe(1)
})
