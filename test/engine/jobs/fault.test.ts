import { expect, test } from 'vitest'
import { Refused } from '../../../engine/errors.ts'
import { describeFault } from '../../../engine/jobs/fault.ts'

test('a fault says what and where, and nothing that people said', () => {
  const error = new TypeError(`invalid "Maria, a impressora" of ana@x.example, phone +55 11 98765-4321, 'x'`)
  expect(describeFault(error)).toMatch(
    /^TypeError: invalid "…" of …, phone …, '…' \(jobs\/fault\.test\.ts:\d+\)$/,
  )
})

test('an error of the domain is its code', () => {
  expect(describeFault(new Refused('ticket.closed', { text: 'secret' }))).toMatch(
    /^Refused \[ticket\.closed\] \(/,
  )
})

test('what is no error is described too', () => {
  expect(describeFault('Maria')).not.toContain('Maria')
})
