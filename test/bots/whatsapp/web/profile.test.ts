import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { profileOf, profileParts, takeProfile } from '../../../../bots/whatsapp/web/profile.ts'

function profile(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-profile-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const dir = profileOf(dataDir, 'bote')
  mkdirSync(dir, { recursive: true })
  return dir
}

it('is where the library will look for it', () => {
  const dir = profileOf('/data', 'bote')
  const { clientId, dataPath } = profileParts(dir)
  expect(join(dataPath, `session-${clientId}`)).toBe(dir)
})

it('is taken from a container that is gone: its locks go, its session stays', () => {
  const dir = profile()
  symlinkSync('another-container-17', join(dir, 'SingletonLock'))
  symlinkSync('/tmp/nowhere/SingletonSocket', join(dir, 'SingletonSocket'))
  writeFileSync(join(dir, 'Cookies'), 'session')
  takeProfile(dir)
  expect(lstatSync(join(dir, 'SingletonLock'), { throwIfNoEntry: false })).toBeUndefined()
  expect(lstatSync(join(dir, 'SingletonSocket'), { throwIfNoEntry: false })).toBeUndefined()
  expect(existsSync(join(dir, 'Cookies'))).toBe(true)
})

it('ends no process that only has the number of an old browser', () => {
  const dir = profile()
  symlinkSync(`${hostname()}-${process.pid}`, join(dir, 'SingletonLock'))
  takeProfile(dir)
  expect(lstatSync(join(dir, 'SingletonLock'), { throwIfNoEntry: false })).toBeUndefined()
})
