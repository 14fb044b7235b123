import { expect, test } from 'vitest'
import { formatted } from '../../../../../bots/simulator/whatsapp/phones/formatting.ts'

/** What is shown, with each style named around its words. */
function shown(source: string): string {
  const { text, entities } = formatted(source)
  const marks = entities.flatMap(({ type, offset, length }, n) => [
    { at: offset, order: n, mark: `<${type}>` },
    { at: offset + length, order: -n, mark: `</${type}>` },
  ])
  let result = ''
  for (let at = 0; at <= text.length; at++) {
    const here = marks.filter((mark) => mark.at === at)
    const [opening, closing] = [
      here.filter(({ mark }) => mark[1] !== '/'),
      here.filter(({ mark }) => mark[1] === '/'),
    ]
    for (const { mark } of [...closing.sort((a, b) => a.order - b.order), ...opening]) result += mark
    result += text[at] ?? ''
  }
  return result
}

test.each([
  ['*negrito* e _itálico_', '<bold>negrito</bold> e <italic>itálico</italic>'],
  ['*um _dentro_ do outro*', '<bold>um <italic>dentro</italic> do outro</bold>'],
  [
    '~riscado~ `código` ```bloco *cru*```',
    '<strikethrough>riscado</strikethrough> <code>código</code> <pre>bloco *cru*</pre>',
  ],
  ['2*3*4 e snake_case_name', '2*3*4 e snake_case_name'],
  ['* item e * outro', '* item e * outro'],
  ['*sem fim\nna linha*', '*sem fim\nna linha*'],
  ['*1* Abrir', '<bold>1</bold> Abrir'],
  ['/novo @ana #tag https://bote.example', '/novo @ana #tag <url>https://bote.example</url>'],
  ['**', '**'],
  ['_*os dois*_!', '<italic><bold>os dois</bold></italic>!'],
])('%s', (source, expected) => {
  expect(shown(source)).toBe(expected)
})
