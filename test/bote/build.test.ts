import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ownFolder } from './program.ts'

const BOTE = join(import.meta.dirname, '..', '..')
const NOBODY = 65534

describe('the start-up bundle', () => {
  it('is made once, and again after a change of a source, of how it is made, or of a package', async () => {
    const home = await smallProgram()
    expect(await run(home)).toMatchObject({ code: 0, out: 'a small program\n' })
    await run(home)
    expect(builds(home)).toHaveLength(1)
    const changed = ['bote.ts', 'bote.mjs', 'engine/program/build/bundle.mjs', 'package-lock.json']
    for (const [index, file] of [...changed, 'node_modules/.package-lock.json'].entries()) {
      appendFileSync(join(home, file), '\n')
      expect(await run(home)).toMatchObject({ code: 0, out: 'a small program\n' })
      expect(builds(home), file).toHaveLength(Math.min(index + 2, 5))
    }
  })

  it('is made again after a change that leaves size and time of the file as they were', async () => {
    const home = await smallProgram()
    const source = join(home, 'bote.ts')
    const { atime, mtime } = statSync(source)
    await sleep(2_100)
    await run(home)
    expect(notes(home)).toHaveLength(1)
    expect(await run(home)).toMatchObject({ code: 0, out: 'a small program\n' })
    expect(builds(home)).toHaveLength(1)
    writeFileSync(source, `console.log('a sound program')\n`)
    utimesSync(source, atime, mtime)
    expect((await run(home)).out).toBe('a sound program\n')
  })

  it('is made again where the program was moved to', async () => {
    const home = await smallProgram(`console.log(import.meta.dirname)`)
    expect((await run(home)).out).toBe(`${home}\n`)
    const moved = join(await ownFolder(), 'moved')
    renameSync(home, moved)
    expect((await run(moved)).out).toBe(`${moved}\n`)
  })

  it('names the sources in stack traces, also of what nobody caught', async () => {
    const home = await smallProgram(
      `import { fail } from './engine/fail.ts'
      type Removed = string

      try { fail() } catch (error) { console.log((error as Error).stack) }
      fail()`,
    )
    writeFileSync(
      join(home, 'engine', 'fail.ts'),
      `type Removed = string\n\nexport const fail = () => null!.x\n`,
    )
    const { code, out, err } = await run(home)
    expect(code).toBe(1)
    const thrown = `at fail (${join(home, 'engine', 'fail.ts')}:3:33)\n    at `
    expect(out).toContain(`TypeError: Cannot read properties of null (reading 'x')\n    ${thrown}`)
    expect(out).toContain(`${join(home, 'bote.ts')}:4:13`)
    expect(err).toContain(thrown)
    expect(err).toContain(`${join(home, 'bote.ts')}:5:7`)
  })

  it('is left out where nothing may be written', async () => {
    const home = await smallProgram()
    chmodSync(home, 0o755)
    chmodSync(join(home, 'node_modules'), 0o555)
    expect(await run(home, { asNobody: true })).toMatchObject({ code: 0, out: 'a small program\n', err: '' })
    chmodSync(join(home, 'node_modules'), 0o755)
    expect(builds(home)).toEqual([])
  })
})

/** Bote's own way to start, with a program of one line. */
async function smallProgram(source = `console.log('a small program')`): Promise<string> {
  const home = await ownFolder()
  const build = join('engine', 'program', 'build')
  for (const folder of ['engine', 'bots', 'admin', 'prisma', 'node_modules']) mkdirSync(join(home, folder))
  cpSync(join(BOTE, build), join(home, build), { recursive: true })
  cpSync(join(BOTE, 'bote.mjs'), join(home, 'bote.mjs'))
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(BOTE, 'node_modules', name), join(home, 'node_modules', name))
  writeFileSync(join(home, 'bote.ts'), `${source}\n`)
  writeFileSync(join(home, 'package.json'), '{ "type": "module" }')
  for (const file of ['package-lock.json', 'node_modules/.package-lock.json'])
    writeFileSync(join(home, file), '{}')
  return home
}

function builds(home: string): string[] {
  const modules = readdirSync(join(home, 'node_modules'))
  if (!modules.includes('.cache')) return []
  return readdirSync(join(home, 'node_modules', '.cache', 'bote')).filter((name) => !name.includes('.'))
}

function notes(home: string): string[] {
  return readdirSync(join(home, 'node_modules', '.cache', 'bote')).filter((name) => name.includes('.'))
}

async function run(home: string, { asNobody = false } = {}) {
  const isDemoted = asNobody && process.getuid?.() === 0
  const node = isDemoted ? join(home, 'node') : process.execPath
  // Its own may lie in a folder that is root's alone.
  if (isDemoted) copyFileSync(process.execPath, node)
  const child = spawn(node, ['bote.mjs'], {
    cwd: home,
    env: { PATH: process.env.PATH },
    ...(isDemoted && { uid: NOBODY, gid: NOBODY }),
  })
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { code, out, err }
}
