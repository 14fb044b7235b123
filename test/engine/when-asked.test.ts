import { describe, expect, it } from 'vitest'
import { inParts, whenAsked } from '../../engine/when-asked.ts'

describe('a noun in parts', () => {
  function noun() {
    const made: string[] = []
    const parts = inParts(
      () => {
        made.push('customers')
        return { write: (words: string) => `wrote ${words}` }
      },
      () => {
        made.push('team')
        return { take: () => 'taken', solve: () => 'solved' }
      },
    )
    return { parts, made }
  }

  it('makes a part when something of it is first asked for, and once', () => {
    const { parts, made } = noun()
    expect(made).toEqual([])
    expect(parts.write('again')).toBe('wrote again')
    expect(made).toEqual(['customers'])
    expect([parts.take(), parts.solve(), parts.write('more')]).toEqual(['taken', 'solved', 'wrote more'])
    expect(made).toEqual(['customers', 'team'])
  })

  it('knows what it has, and has nothing else', () => {
    const { parts } = noun()
    expect('solve' in parts).toBe(true)
    expect('close' in parts).toBe(false)
    expect((parts as Record<string, unknown>).close).toBeUndefined()
  })

  it('refuses to be copied, as a copy would be empty', () => {
    const { parts } = noun()
    expect(() => ({ ...parts })).toThrow('not to be listed or copied')
  })
})

describe('nouns', () => {
  it('are made when they are first asked for, with what is inside, and once', () => {
    let made = 0
    const nouns = whenAsked(
      { tickets: ({ db }: { db: string }) => ({ of: db, made: ++made }) },
      { db: 'here' },
    )
    expect(made).toBe(0)
    expect(nouns.tickets).toEqual({ of: 'here', made: 1 })
    expect(nouns.tickets.made).toBe(1)
    expect((nouns as Record<string, unknown>).constructor).toBeUndefined()
  })
})
