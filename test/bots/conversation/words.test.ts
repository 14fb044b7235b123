import { describe, expect, test } from 'vitest'
import { likeness } from '../../../bots/conversation/likeness.ts'
import { parseDate } from '../../../bots/conversation/open/dates.ts'
import { shortTitle } from '../../../bots/conversation/open/hearing.ts'
import { isGreeting, isThanks, saysNotSolved } from '../../../bots/conversation/small-talk.ts'

const NOW = new Date('2026-11-23T01:30:00Z')
const date = (text: string) => parseDate(text, NOW, 'America/Sao_Paulo')

describe('dates as people write them', () => {
  test.each([
    ['25/03/2026', '2026-03-25'],
    ['5/3/26', '2026-03-05'],
    ['25-03-2026', '2026-03-25'],
    ['2026-03-25', '2026-03-25'],
    ['20/11', '2026-11-20'],
    ['25/12', '2025-12-25'],
    ['hoje', '2026-11-22'],
    ['Ontem', '2026-11-21'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2026', null],
    ['31/04/2026', null],
    // The 22nd was a Sunday.
    ['desde sexta', '2026-11-20'],
    ['desde quinta-feira', '2026-11-19'],
    ['domingo passado', '2026-11-15'],
    ['last monday', '2026-11-16'],
    // The last one or the next one? That depends on the question.
    ['segunda-feira', null],
    ['a partir de sexta', null],
    ['há 3 dias', '2026-11-19'],
    ['2 dias atrás', '2026-11-20'],
    ['uns 3 dias', null],
    ['há 3000 dias', null],
    ['desde ontem', '2026-11-21'],
    ['dia 20/11', '2026-11-20'],
    ['semana passada', null],
    ['', null],
  ])('%s is %s', (text, expected) => expect(date(text)).toBe(expected))
})

describe('small talk', () => {
  test.each(['oi', 'Olá!', 'Bom dia 😊', 'oi, bom dia', 'boa tarde pessoal', 'hello'])(
    '%s is a greeting',
    (text) => expect(isGreeting(text)).toBe(true),
  )
  test.each(['bom dia, o sistema parou', 'oi, preciso de ajuda', '5', ''])('%s is not', (text) =>
    expect(isGreeting(text)).toBe(false),
  )
  test.each(['obrigado', 'Muito obrigada!', 'valeu 🙏', 'ok, obrigado'])('%s is thanks', (text) =>
    expect(isThanks(text)).toBe(true),
  )
  test.each(['obrigado, mas voltou o erro', 'não', 'ainda não'])('%s is not', (text) =>
    expect(isThanks(text)).toBe(false),
  )
})

describe('words that say it is not solved', () => {
  test.each([
    'ainda não funciona',
    'Não resolveu!',
    'continua com erro',
    'deu erro de novo',
    'it still does not work',
    'voltou o problema',
  ])('%s', (text) => expect(saysNotSolved(text)).toBe(true))
  test.each(['funcionou, obrigado', 'agora está tudo certo', 'pode fechar'])('%s does not', (text) =>
    expect(saysNotSolved(text)).toBe(false),
  )
})

test('an option is found by how people type it', () => {
  const names = ['Fiscal', 'Estoque', 'Não sei']
  const find = (text: string) => likeness(names, text, (name) => [name])
  expect(find('fiscal')).toBe('Fiscal')
  expect(find('NAO SEI')).toBe('Não sei')
  expect(find('est')).toBe('Estoque')
  expect(find('')).toBeNull()
  expect(find('outro')).toBeNull()
  expect(find('é no estoque, por favor')).toBe('Estoque')
  expect(find('fiscal ou estoque')).toBeNull()
  expect(find('fiscalização')).toBeNull()
})

test('a title is cut between words and never inside a character', () => {
  expect(shortTitle('curto')).toBe('curto')
  const long = shortTitle(`${'palavra '.repeat(30)}fim`)
  expect(long.length).toBeLessThanOrEqual(100)
  expect(long).toMatch(/palavra…$/)
  expect(shortTitle('🚀'.repeat(100)).isWellFormed()).toBe(true)
})
