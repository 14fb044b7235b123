import type { Message } from 'grammy/types'
import { expect, test } from 'vitest'
import { wordsOf } from '../../../bots/bot-api/hidden-links.ts'

const message = (part: Partial<Message>) => part as Message

test('a link behind words is told after them, several in their places', () => {
  const text = 'Veja aqui e ali 😀'
  const entities = [
    { type: 'text_link' as const, offset: 5, length: 4, url: 'https://exemplo.com.br/video' },
    { type: 'text_link' as const, offset: 12, length: 3, url: 'https://exemplo.com.br/foto' },
    { type: 'bold' as const, offset: 0, length: 4 },
  ]
  expect(wordsOf(message({ text, entities }))).toBe(
    'Veja aqui (https://exemplo.com.br/video) e ali (https://exemplo.com.br/foto) 😀',
  )
})

test('a link that no page may follow is not told', () => {
  const entities = [{ type: 'text_link' as const, offset: 0, length: 4, url: 'javascript:alert(1)' }]
  expect(wordsOf(message({ text: 'aqui', entities }))).toBe('aqui')
})

test('the words under a file count alike, and a message without words has none', () => {
  const caption_entities = [
    { type: 'text_link' as const, offset: 0, length: 4, url: 'https://exemplo.com.br' },
  ]
  expect(wordsOf(message({ caption: 'aqui', caption_entities }))).toBe('aqui (https://exemplo.com.br)')
  expect(wordsOf(message({}))).toBeUndefined()
})
