import { afterEach, describe, expect, it, vi } from 'vitest'
import { isId, newId } from '../../../engine/database/id.ts'

describe('a new key', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is a uuid of version 7 with the time it was made at', () => {
    vi.useFakeTimers({ now: new Date('2126-11-29T12:00:00Z') })
    const id = newId()
    expect(isId(id)).toBe(true)
    expect(id).toMatch(/^.{14}7.{4}[89ab]/)
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2126-11-29T12:00:00Z'))
  })

  it('sorts behind those made before, also within a millisecond and when the clock is set back', () => {
    vi.useFakeTimers({ now: new Date('2126-11-30T12:00:00Z') })
    const ids = Array.from({ length: 2_000 }, newId)
    vi.setSystemTime(new Date('2126-11-30T11:00:00Z'))
    ids.push(...Array.from({ length: 2_000 }, newId))
    vi.setSystemTime(new Date('2126-11-30T13:00:00Z'))
    ids.push(...Array.from({ length: 2_000 }, newId))
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is not to be guessed from the one before', () => {
    const ends = Array.from({ length: 2_000 }, () => newId().slice(-11))
    expect(new Set(ends).size).toBe(ends.length)
  })
})
