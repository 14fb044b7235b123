import { describe, expect, test } from 'vitest'
import type { IncomingNote } from '../../../bots/whatsapp/driver.ts'
import { incomingOf } from '../../../bots/whatsapp/incoming.ts'

const NOTE: IncomingNote = {
  id: 'false_5511987650003@c.us_3A1',
  key: '3A1',
  chat: '5511987650003@c.us',
  name: 'Rosa',
  at: '2026-11-23T13:00:00.000Z',
  type: 'chat',
  text: '',
  quoted: null,
  forwarded: false,
  media: null,
  location: null,
  vcards: [],
  album: null,
  options: [],
}

const PLACE = { chat: '5511987650003@c.us', language: 'pt' as const, replyTo: null }

const contentOf = (note: Partial<IncomingNote>) =>
  incomingOf({ ...NOTE, ...note }, PLACE, new Date())?.content ?? null

const media = (mediaType: string, name: string | null = null, size: number | null = 9) => ({
  mediaType,
  name,
  size,
})

describe('what people send, in the words of the dialogs', () => {
  test('words, also of somebody else', () => {
    expect(contentOf({ text: 'Oi' })).toEqual({ kind: 'text', text: 'Oi' })
    expect(contentOf({ text: 'Oi', forwarded: true })).toEqual({ kind: 'text', text: 'Oi', forwarded: true })
    expect(contentOf({ text: '  ' })).toBeNull()
  })

  test.each([
    ['document', media('application/pdf', 'nota.pdf'), 'nota.pdf'],
    ['document', media('text/html; charset=utf-8'), 'arquivo.html'],
    ['image', media('image/jpeg'), 'foto.jpg'],
    ['video', media('video/mp4'), 'video.mp4'],
    ['ptt', media('audio/ogg; codecs=opus'), 'audio.ogg'],
    ['audio', media('audio/mpeg'), 'audio.mp3'],
    ['image', media('image/../../etc'), 'foto'],
  ])('a file (%s) keeps its name, type and size', (type, given, name) => {
    const source = { channel: 'whatsapp', messageId: NOTE.id }
    expect(contentOf({ type, media: given, text: 'olha' })).toEqual({
      kind: 'files',
      files: [{ name, mediaType: given.mediaType, size: 9, source }],
      text: 'olha',
    })
  })

  test('photos sent together are one album', () => {
    const note = { ...NOTE, type: 'image' as const, media: media('image/png'), album: 'A1' }
    expect(incomingOf(note, PLACE, new Date())?.albumId).toBe('A1')
  })

  test.each<[string, Partial<IncomingNote>, string]>([
    [
      'a place',
      { type: 'location', location: { latitude: -23.5, longitude: -46.6, name: null } },
      '📍 Localização: https://maps.google.com/?q=-23.5,-46.6',
    ],
    [
      'a visiting card',
      {
        type: 'vcard',
        vcards: ['BEGIN:VCARD\nFN:Ana Lima\nitem1.TEL;waid=5511:+55 11 98765-0001\nEND:VCARD'],
      },
      '👤 Ana Lima +55 11 98765-0001',
    ],
    [
      'a card that is none',
      { type: 'vcard', vcards: ['x'] },
      '[mensagem de um tipo que não consigo mostrar]',
    ],
    [
      'a poll',
      { type: 'poll_creation', text: 'Quando?', options: ['Hoje', 'Amanhã'] },
      '📊 Enquete: Quando?\n• Hoje\n• Amanhã',
    ],
    ['an event', { type: 'scheduled_event_creation', text: 'Visita' }, '📅 Evento: Visita'],
    ['a photo that did not come', { type: 'image', text: 'veja' }, '[arquivo que não chegou]\nveja'],
    [
      'what nobody knows yet',
      { type: 'hologram', text: 'x' },
      '[mensagem de um tipo que não consigo mostrar]\nx',
    ],
  ])('%s is told in words', (_, note, text) => {
    expect(contentOf(note)).toEqual({ kind: 'described', text })
  })

  test('calls and what may be seen only once are answered', () => {
    expect(contentOf({ type: 'call' })).toEqual({ kind: 'unusable', what: 'call' })
    expect(contentOf({ type: 'view_once' })).toEqual({ kind: 'unusable', what: 'viewOnce' })
  })

  test('what was changed or taken back names the message', () => {
    expect(contentOf({ type: 'edited', text: 'Olá' })).toEqual({ kind: 'edited', text: 'Olá' })
    expect(contentOf({ type: 'revoked' })).toEqual({ kind: 'revoked' })
  })

  test.each(['album', 'reaction'])('%s is nothing that the person said', (type) => {
    expect(contentOf({ type, text: 'x' })).toBeNull()
  })
})
