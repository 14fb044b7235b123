import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composed } from '../../../bots/whatsapp/composing.ts'
import { formatted, literally, pieces } from '../../../bots/whatsapp/rich-text.ts'
import type { OutgoingMessage } from '../../../engine/notification/message.ts'

const textOf = (message: OutgoingMessage) => composed(message).map(({ text }) => text)

describe('what Bote says, in the signs of WhatsApp', () => {
  test('bold, italic, code and links', () => {
    expect(
      formatted([
        { bold: 'Assunto: ' },
        'NF-e, ',
        { italic: 'ontem' },
        ' ',
        { code: '539' },
        '\n',
        { link: 'Ler mais', href: 'https://exemplo.com.br/_a_*b*' },
        '\n',
        { link: 'https://exemplo.com.br', href: 'https://exemplo.com.br' },
        '\n',
        { link: 'Clique', href: 'javascript:alert(1)' },
      ]),
    ).toBe(
      '*Assunto:* NF-e, _ontem_ ```539```\nLer mais: https://exemplo.com.br/_a_*b*\nhttps://exemplo.com.br\nClique',
    )
  })

  test('signs reach over no line and stand in no word', () => {
    expect(formatted([{ italic: 'uma\nduas' }])).toBe('_uma_\n_duas_')
    expect(formatted(['nº', { bold: '1' }, 'º'])).toBe('nº1º')
  })

  test.each(['*negrito*', '_itálico_', '~riscado~', '```código```', '`x`', '(*a*)', '**a**', '*a b* c'])(
    'what somebody typed as %j formats nothing, and looks the same',
    (typed) => {
      const shown = literally(typed)
      expect(formats(shown)).toBe(false)
      expect(shown.replaceAll(/[\u200A\u200B]/g, '')).toBe(typed)
    },
  )

  test.each(['- item', '* item', '> citado', '1. um'])(
    '%j at the beginning of a line is no list and no quote',
    (typed) => {
      expect(literally(typed)).not.toMatch(/^(>|[-*]|\d+\.) /)
    },
  )

  test.each(['nome_do_campo', '2*3*4', 'https://exemplo.com.br/_a_', 'ana_lima@exemplo.com.br'])(
    '%j stays as it is',
    (typed) => expect(literally(typed)).toBe(typed),
  )

  test('no words of anybody format anything', () => {
    const typed = fc.string({ unit: fc.constantFrom('*', '_', '~', '`', 'a', 'b', ' ', '(', '.', '\n') })
    fc.assert(fc.property(typed, (words) => !formats(literally(words))))
  })

  test('a long line without a space is shown in time', () => {
    const began = performance.now()
    literally('a'.repeat(60_000))
    literally('*'.repeat(60_000))
    literally('a@'.repeat(30_000))
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('too long for one message it becomes several, cut where lines end', () => {
    const cut = pieces(`${'linha de texto\n'.repeat(600)}fim 😀`)
    expect(cut.length).toBeGreaterThan(1)
    expect(cut.every((piece) => piece.length <= 4_000 && /^(linha|fim)/.test(piece))).toBe(true)
    expect(cut.join('\n').replaceAll('\n', '')).toContain('fim 😀')
  })

  test('choices are numbered, the way back is 0 and last', () => {
    expect(
      textOf({
        text: ['Com qual área?'],
        choices: [
          [{ label: 'Financeiro', data: 'open.k.pick.1' }],
          [
            { label: '⬅️ Voltar', data: 'open.k.back.' },
            { label: '✖️ Cancelar', data: 'open.k.cancel.' },
          ],
          [{ label: 'Site', href: 'https://exemplo.com.br' }],
        ],
      }),
    ).toEqual([
      'Com qual área?\n\n*1* Financeiro\n*2* ✖️ Cancelar\nSite: https://exemplo.com.br\n*0* ⬅️ Voltar',
    ])
  })

  test('a mark from 1 to 5 keeps its number, whatever else can be chosen', () => {
    const marks = ['1', '2', '3', '4', '5'].map((label) => ({ label, data: `x${label}` }))
    expect(textOf({ text: ['Nota?'], choices: [[{ label: 'Responder', data: 'w' }], marks] })).toEqual([
      'Nota?\n\n*1* · *2* · *3* · *4* · *5*\n*6* Responder',
    ])
  })

  test('what heads a paragraph is numbered there, and not listed once more', () => {
    expect(
      textOf({
        text: [{ bold: 'Seus tickets' }, '\n\n', { bold: '202611/0001 · Erro' }, '\nNovo'],
        choices: [[{ label: '202611/0001 · Erro', data: 'a' }], [{ label: 'Procurar', data: 'b' }]],
      }),
    ).toEqual(['*Seus tickets*\n\n*1* *202611/0001 · Erro*\nNovo\n\n*2* Procurar'])
  })

  test('where digits may be the answer, nothing is numbered', () => {
    expect(
      textOf({
        text: ['Qual a versão?'],
        answeredBy: 'data',
        choices: [[{ label: 'Pular', data: 'open.k.skip.1' }], [{ label: '⬅️ Voltar', data: 'open.k.back.' }]],
      }),
    ).toEqual(['Qual a versão?\n\n▸ *Pular*\n▸ *⬅️ Voltar*'])
  })

  test('files follow the words, and the first message quotes what it answers', () => {
    expect(composed({ text: ['Segue'], attachments: ['a', 'b'], repliesTo: 'false_1@c.us_A' })).toEqual([
      { text: 'Segue', replyTo: 'false_1@c.us_A' },
      { text: '', attachmentId: 'a' },
      { text: '', attachmentId: 'b' },
    ])
  })
})

/** As WhatsApp documents it: signs that touch the words between them, and stand outside of words. */
function formats(text: string): boolean {
  return ['\\*', '_', '~', '`'].some((sign) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])[^\\n]*?(?<=[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`,
      'u',
    ).test(text),
  )
}
