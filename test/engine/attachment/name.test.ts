import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeName } from '../../../engine/attachment/name.ts'

test.each([
  ['relatório.pdf', 'relatório.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\temp\\nota fiscal.xml', 'nota fiscal.xml'],
  ['foto\u202Egpj.exe', 'fotogpj.exe'],
  ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
  ['..', 'arquivo'],
  ['', 'arquivo'],
  ['NUL.txt', '_NUL.txt'],
  ['.htaccess', 'htaccess'],
  [`${'a'.repeat(400)}.jpeg`, `${'a'.repeat(145)}.jpeg`],
  ['família 👨‍👩‍👧.png', 'família 👨👩👧.png'],
])('%j becomes %j', (name, expected) => {
  expect(safeName(name)).toBe(expected)
})

test('no name is empty, long, or holds a path or an invisible character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = safeName(name)
      expect(safe).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}]+$/u)
      expect([...safe].length).toBeLessThanOrEqual(151)
      expect(safe).not.toMatch(/^\.|\.$/)
    }),
  )
})
