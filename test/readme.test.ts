import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, settingNames } from '../engine/config.ts'

const HOME = join(import.meta.dirname, '..')
const readme = readFileSync(join(HOME, 'README.md'), 'utf8')

describe('the README', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (?:`([^`]+)`|—) +\| (.+) \|$/gm)]

  it('explains every setting, in a row each', () => {
    expect(rows.map(([, name]) => name).sort()).toEqual(settingNames().sort())
  })

  it('says what holds when a setting is not set', () => {
    for (const [, name, fallback] of rows) {
      if (fallback) expect(readConfig({ [name as string]: fallback }), name).toEqual(readConfig({}))
    }
  })

  it('shows a tree whose every folder and file exists', () => {
    const tree = /^bote\.ts[\s\S]*?(?=^```)/m.exec(readme)?.[0] ?? ''
    let top = ''
    const shown = tree
      .trim()
      .split('\n')
      .map((line) => {
        const [, indent, name] = /^( *)(\S+)/.exec(line) ?? []
        if (!indent) top = name as string
        return indent ? join(top, name as string) : (name as string)
      })
    expect(shown.length).toBeGreaterThan(15)
    expect(shown.filter((path) => !existsSync(join(HOME, path)))).toEqual([])
  })

  it('names only files that exist', () => {
    const named = [
      ...readme.matchAll(/\]\(([^)#:]+)\)|`((?:engine|bots|admin|prisma|test)\/[\w./-]+)`/g),
    ].map(([, link, path]) => (link ?? path) as string)
    expect(named.filter((path) => !path.includes('<') && !existsSync(join(HOME, path)))).toEqual([])
  })

  it('runs only scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'))
    const used = [...readme.matchAll(/npm (?:run )?([a-z]+)/g)].map(([, name]) => name as string)
    const known = [...Object.keys(scripts), 'ci', 'run']
    expect(used.filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('.env.example', () => {
  const example = readFileSync(join(HOME, '.env.example'), 'utf8')

  it('names every setting, and sets none', () => {
    for (const name of settingNames()) expect(example).toMatch(new RegExp(`^# ${name}=`, 'm'))
    expect(example.split('\n').filter((line) => line && !line.startsWith('#'))).toEqual([])
  })

  it('starts nothing by itself that would need a secret', () => {
    const uncommented = Object.fromEntries(
      [...example.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    )
    expect(readConfig(uncommented)).toMatchObject({ telegram: { mode: 'off' }, sessionSecret: null })
  })
})
