import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLink, pieces } from '../../../bots/bot-api/rich-text.ts'

describe('formatted text for Telegram', () => {
  test('entities count UTF-16 units', () => {
    const [piece] = pieces(['🚀 ', { bold: 'Título' }, '\n', { link: 'Ler', href: 'https://a.example/x' }])
    expect(piece!.text).toBe('🚀 Título\nLer')
    expect(piece!.entities).toEqual([
      { type: 'bold', offset: 3, length: 6 },
      { type: 'text_link', offset: 10, length: 3, url: 'https://a.example/x' },
    ])
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'tg://user?id=1', 'https://', '//x'])(
    '%s is no link',
    (href) => {
      expect(isLink(href)).toBe(false)
      expect(pieces([{ link: 'x', href }])[0]!.entities).toEqual([])
    },
  )

  test('whatever is said, each part is sendable and nothing is lost', () => {
    const span = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3_000 }),
      fc.string({ unit: 'grapheme', maxLength: 3_000 }).map((bold) => ({ bold })),
    )
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.integer({ min: 10, max: 200 }), (spans, longest) => {
        const parts = pieces(spans, longest)
        for (const { text, entities } of parts) {
          expect(text.length).toBeLessThanOrEqual(longest)
          expect(text.trim()).not.toBe('')
          expect(text.isWellFormed()).toBe(true)
          for (const { offset, length } of entities) expect(offset + length).toBeLessThanOrEqual(text.length)
        }
        const whole = spans.map((each) => (typeof each === 'string' ? each : each.bold)).join('')
        const said = parts.map(({ text }) => text).join('')
        expect(said.replace(/\s/g, '')).toBe(whole.replaceAll('\0', '').replace(/\s/g, ''))
      }),
      { numRuns: 100 },
    )
  })
})
