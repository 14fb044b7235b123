import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPhone, parsePhone } from '../../../engine/contact/phone.ts'

test.each([
  ['(11) 98765-4321', '+5511987654321'],
  ['11 98765 4321', '+5511987654321'],
  ['011 98765-4321', '+5511987654321'],
  ['+55 11 98765-4321', '+5511987654321'],
  ['5511987654321', '+5511987654321'],
  ['11 8765-4321', '+5511987654321'],
  ['551187654321', '+5511987654321'],
  ['(51) 3333-4444', '+555133334444'],
  ['+55 51 3333 4444', '+555133334444'],
  ['+351 912 345 678', '+351912345678'],
  ['00351912345678', '+351912345678'],
])('%s is %s', (typed, number) => {
  expect(parsePhone(typed)).toBe(number)
})

test.each([
  '98765-4321',
  '11 1765-4321',
  '123',
  'ramal 12',
  '',
  '+0 123',
  '11 98765-4321 x9',
  '(10) 98765-4321',
])('“%s” is no telephone number', (typed) => {
  expect(parsePhone(typed)).toBeNull()
})

test('a number that was read reads the same again, also as it is shown', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 11, max: 99 }),
      fc.integer({ min: 20_000_000, max: 999_999_999 }),
      (area, rest) => {
        const number = parsePhone(`${area}${rest}`)
        if (!number) return
        expect(parsePhone(number)).toBe(number)
        expect(parsePhone(formatPhone(number))).toBe(number)
      },
    ),
  )
})
