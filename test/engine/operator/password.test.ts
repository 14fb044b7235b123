import { expect, test } from 'vitest'
import type { Invalid } from '../../../engine/errors.ts'
import {
  hashPassword,
  isPassword,
  mustBeStrong,
  NO_PASSWORD,
  provisionalPassword,
} from '../../../engine/operator/password.ts'

const ANA = { name: 'Ana Beatriz Souza', email: 'ana.souza@empresa.com.br' }

function weakness(password: string): string | null {
  try {
    mustBeStrong(password, ANA)
    return null
  } catch (error) {
    return (error as Invalid & { details: { fields: { code: string }[] } }).details.fields[0]!.code
  }
}

test.each([
  ['curta', 'too_short'],
  ['x'.repeat(201), 'too_long'],
  ['senha12345', 'password_common'],
  ['Senha 12345!', 'password_common'],
  ['1234567890', 'password_common'],
  ['qwertyuiop', 'password_common'],
  ['aaaaaaaaaaaa', 'password_common'],
  ['abababababab', 'password_common'],
  ['!!!!!!!!!!!!', 'password_common'],
  ['ana.souza@empresa.com.br', 'password_like_owner'],
  ['ana.souza2026', 'password_like_owner'],
  ['Ana Beatriz Souza', 'password_like_owner'],
  ['o barco azul de Ana', null],
  ['correto cavalo bateria', null],
  ['日本語のパスワードです', null],
])('%s: %s', (password, code) => {
  expect(weakness(password)).toBe(code)
})

test('only the password itself opens, not its hash, and nothing opens an account without one', async () => {
  const hash = await hashPassword('o barco azul')
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await isPassword(hash, 'o barco azul')).toBe(true)
  expect(await isPassword(hash, 'O barco azul')).toBe(false)
  expect(await isPassword(hash, hash)).toBe(false)
  expect(await isPassword(hash, '')).toBe(false)
  expect(await isPassword(NO_PASSWORD, NO_PASSWORD)).toBe(false)
  expect(await isPassword(undefined, 'nobody has this password')).toBe(false)
})

test('a provisional password can be read aloud', () => {
  for (let i = 0; i < 50; i++)
    expect(provisionalPassword()).toMatch(/^([a-hj-km-np-z2-9]{4}-){2}[a-hj-km-np-z2-9]{4}$/)
})
