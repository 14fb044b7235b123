import { describe, expect, test } from 'vitest'
import { seal, unseal } from '../../../engine/secret/sealed.ts'

const KEY = 'q8Vd2mZ7pXw4LrT8vNc3bYs6dGj1aEuK'

describe('what is sealed', () => {
  test('comes back as it was, and looks different each time', () => {
    const once = seal(KEY, 'connection 1', 'senha é 123 🚤')
    const again = seal(KEY, 'connection 1', 'senha é 123 🚤')
    expect(once).not.toBe(again)
    expect(once).not.toContain('123')
    expect(unseal(KEY, 'connection 1', once)).toBe('senha é 123 🚤')
    expect(unseal(KEY, 'connection 1', seal(KEY, 'connection 1', ''))).toBe('')
  })

  test('opens neither under another key nor in another place', () => {
    const sealed = seal(KEY, 'connection 1', 'senha')
    expect(unseal(`${KEY}x`, 'connection 1', sealed)).toBeNull()
    expect(unseal(KEY, 'connection 2', sealed)).toBeNull()
  })

  test('does not open when a single bit of it was changed, or it is nothing of ours', () => {
    const bytes = Buffer.from(seal(KEY, 'a', 'senha'), 'base64url')
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] as number) ^ 1
      expect(unseal(KEY, 'a', changed.toString('base64url'))).toBeNull()
    }
    for (const odd of ['', 'x', 'not sealed at all, and rather long for that']) {
      expect(unseal(KEY, 'a', odd)).toBeNull()
    }
  })
})
