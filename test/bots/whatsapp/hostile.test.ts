import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IncomingNote } from '../../../bots/whatsapp/driver.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { startWhatsappWalk } from './walk.ts'

const TYPES = [
  'chat',
  'chat',
  'chat',
  'image',
  'ptt',
  'document',
  'sticker',
  'location',
  'vcard',
  'poll_creation',
  'call',
  'view_once',
  'edited',
  'revoked',
  'own',
  'reaction',
  'hologram',
]

const WORDS = fc.oneof(
  fc.integer({ min: -3, max: 120 }).map(String),
  fc.constantFrom(
    'um',
    'opção 2',
    '0',
    'menu',
    'sair',
    'voltar',
    'cancelar',
    'Abrir ticket',
    '/start x',
    '/novo',
  ),
  fc.constantFrom(
    '"><svg/onload=alert(1)>',
    "'; drop table ticket; --",
    '{{7*7}}',
    '*a* _b_',
    '\0\ud83d',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ minLength: 5_000, maxLength: 9_000 }),
)

/** Anything at all, as an old or a malicious phone would send it. */
const NOTE = fc.record({
  type: fc.constantFrom(...TYPES),
  text: WORDS,
  quoted: fc.constantFrom(null, null, null, 'true_1@c.us_X', 'x', '', 'OURS'),
  forwarded: fc.boolean(),
  album: fc.constantFrom(null, null, 'A1', '\0'),
  media: fc.option(
    fc.record({
      name: fc.option(WORDS),
      mediaType: WORDS,
      size: fc.option(fc.integer({ min: -1, max: 2 ** 31 })),
    }),
  ),
  location: fc.option(fc.constant({ latitude: Number.MAX_VALUE, longitude: -0, name: null })),
  vcards: fc.array(WORDS, { maxLength: 2 }),
  options: fc.array(WORDS, { maxLength: 3 }),
})

test('whatever anybody sends, every message is handled, and nobody waits', { timeout: 120_000 }, async () => {
  const walk = await startWhatsappWalk(await createWorld())
  const people = [walk.phoneOf(walk.rosa), walk.phoneOf(walk.maria), walk.stranger()]
  const { id } = await walk.opened(walk.rosa, walk.ana)
  await walk.engine.tickets.solve(walk.ana, id, { text: 'Atualize.' })
  const notes = fc.sample(NOTE, { numRuns: 150, seed: 20261128 })
  for (const [n, { type, quoted, ...note }] of notes.entries()) {
    const person = people[n % people.length]!
    const ours = quoted === 'OURS' ? (person.received.at(-1)?.id ?? null) : quoted
    person.happens(type, { ...note, quoted: ours } as Partial<IncomingNote>)
    if (n % 10 === 0) {
      await walk.settled()
      walk.clock.advance(61_000)
    }
  }
  await walk.settled()
  expect(
    await walk.db.rows(sql`
      select state, error, count(*)::int as count from inbox_message where channel = 'whatsapp' group by state, error`),
  ).toEqual([{ state: 'done', error: null, count: 150 }])
  expect(
    await walk.db.rows(sql`
      select state, error from outbox_message where channel = 'whatsapp' and state <> 'sent'`),
  ).toEqual([])
  for (const person of people) {
    expect(
      person.received.every(({ text, file }) => file || (text.trim() !== '' && text.length <= 4_000)),
    ).toBe(true)
  }
  expect(people[2]!.received.map(({ text }) => text).join()).not.toMatch(/Rosa|Boa Vista|202611/)
})
