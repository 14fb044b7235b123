import { expect, test } from 'vitest'
import { formatDocument, parseDocument } from '../../../engine/customer/document.ts'

test.each([
  ['529.982.247-25', '52998224725'],
  ['52998224725', '52998224725'],
  ['11.222.333/0001-81', '11222333000181'],
  [' 11222333000181 ', '11222333000181'],
  ['12.ABC.345/01DE-35', '12ABC34501DE35'],
  ['12abc34501de35', '12ABC34501DE35'],
])('%s is kept as %s', (typed, kept) => {
  expect(parseDocument(typed)).toBe(kept)
})

test.each([
  ['529.982.247-24', 'a wrong last digit'],
  ['11.222.333/0001-18', 'digits swapped'],
  ['12.ABC.345/01DE-53', 'a wrong check of letters'],
  ['111.111.111-11', 'one digit repeated, though its sum is right'],
  ['00.000.000/0000-00', 'zeros'],
  ['12.ABC.345/01DE-3A', 'letters in the check digits'],
  ['1234', 'too short'],
  ['', 'nothing'],
])('%s is refused: %s', (typed) => {
  expect(parseDocument(typed)).toBeNull()
})

test('documents are shown the way they stand on paper', () => {
  expect(formatDocument('52998224725')).toBe('529.982.247-25')
  expect(formatDocument('12ABC34501DE35')).toBe('12.ABC.345/01DE-35')
})
