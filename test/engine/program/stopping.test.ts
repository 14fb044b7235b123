import { describe, expect, it } from 'vitest'
import { running } from '../../../engine/program/stopping.ts'
import { silent } from '../../database.ts'

describe('the end of the program', () => {
  it('ends the parts in the opposite order of their beginning, each once', async () => {
    const ended: string[] = []
    const parts = running(silent)
    for (const name of ['database', 'bot', 'web']) parts.add(name, () => void ended.push(name))
    await Promise.all([parts.end(), parts.end()])
    await parts.over
    expect(ended).toEqual(['web', 'bot', 'database'])
  })

  it('goes on when a part does not end well', async () => {
    const ended: string[] = []
    const parts = running(silent)
    parts.add('database', () => void ended.push('database'))
    parts.add('bot', () => Promise.reject(new Error('no')))
    expect(await parts.end()).toBe(true)
    expect(ended).toEqual(['database'])
  })

  it('tells whoever waits for something to give up', async () => {
    const parts = running(silent)
    expect(parts.stopping.aborted).toBe(false)
    await parts.end()
    expect(parts.stopping.aborted).toBe(true)
  })
})
