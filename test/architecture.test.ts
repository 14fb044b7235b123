import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const HOME = join(import.meta.dirname, '..')
const FOLDERS = ['engine', 'bots', 'admin', 'prisma', 'test']
const files = ['bote.ts', ...FOLDERS.flatMap(filesIn)].filter((path) => !path.startsWith('prisma/generated/'))
const sources = files.filter((path) => /\.tsx?$/.test(path))
const written = sources.filter((path) => !path.startsWith('test/'))

describe('arrows point inward', () => {
  it('the engine imports neither bots nor panel nor demo', () => {
    expect(
      arrows(
        'engine/',
        (to) => /^(bots|admin|prisma|test)\//.test(to) && to !== 'prisma/generated/client.ts',
      ),
    ).toEqual([])
  })

  it.each(['bots/', 'admin/'])('%s reaches the engine only through #engine', (from) => {
    expect(arrows(from, (to) => to.startsWith('engine/'))).toEqual([])
  })

  it('bots and panel do not know each other', () => {
    expect(arrows('bots/', (to) => to.startsWith('admin/'))).toEqual([])
    expect(arrows('admin/', (to) => to.startsWith('bots/'))).toEqual([])
  })

  it('the simulator knows only itself: it stands for Telegram', () => {
    expect(
      arrows(
        'bots/simulator/',
        (to) => to === '#engine' || (/^bots\//.test(to) && !to.startsWith('bots/simulator/')),
      ),
    ).toEqual([])
  })

  it('channels share dialogs, not each other', () => {
    const channels = ['telegram', 'whatsapp', 'operator']
    for (const channel of channels) {
      const others = channels.filter((other) => other !== channel).map((other) => `bots/${other}/`)
      expect(arrows(`bots/${channel}/`, (to) => others.some((other) => to.startsWith(other)))).toEqual([])
    }
    expect(
      arrows('bots/conversation/', (to) => channels.some((channel) => to.startsWith(`bots/${channel}/`))),
    ).toEqual([])
  })

  it('nothing that runs imports from the tests', () => {
    expect(arrows('', (to) => to.startsWith('test/')).filter((arrow) => !arrow.startsWith('test/'))).toEqual(
      [],
    )
  })
})

describe('the house', () => {
  it('has no drawer for things without a name', () => {
    const drawers = /^(utils?|helpers?|services?|common|shared|types|misc|lib)(\.tsx?)?$/
    expect(files.filter((path) => path.split('/').some((part) => drawers.test(part)))).toEqual([])
  })

  it('names files in lower case with hyphens', () => {
    const odd = written.filter((path) => !/^[a-z0-9.-]+$/.test(basename(path)))
    expect(odd).toEqual([])
  })

  it('keeps files small; those over 250 lines have a reason', () => {
    const long = written.filter((path) => !isCatalogue(path) && linesOf(path) > 250)
    expect(
      long.filter((path) => !(path in LONG_FOR_A_REASON)).map((path) => `${path} (${linesOf(path)})`),
    ).toEqual([])
    expect(Object.keys(LONG_FOR_A_REASON).filter((path) => !long.includes(path))).toEqual([])
  })

  it('logs through the logger', () => {
    const talkers = written.filter(
      (path) => !path.startsWith('bots/simulator/') && /\bconsole\.\w+\(/.test(read(path)),
    )
    expect(talkers).toEqual([])
  })
})

/** Each of these is one idea that would be harder to read in two places. */
const LONG_FOR_A_REASON: Record<string, string> = {
  'bote.ts': 'the command line beside the one place where all parts are wired',
  'engine/ticket/machine.ts': "the ticket's whole life on one page",
  'engine/atendimento/machine.ts': "the atendimento's whole life on one page",
  'admin/ticket/side.tsx': 'one column of one page',
}

/** Words and people of the demo: read from top to bottom, not understood at once. */
function isCatalogue(path: string): boolean {
  return (
    /\/(texts|words)\.ts$/.test(path) ||
    /^prisma\/seed\/((provider-)?(offer|people)|.*-stories)\.ts$/.test(path)
  )
}

describe('the lifecycle', () => {
  it('is moved only by engine/lifecycle: nobody else restores or steps a machine outside the dialogs', () => {
    const movers = written.filter(
      (path) =>
        !path.startsWith('engine/lifecycle/') &&
        !path.startsWith('bots/conversation/') &&
        /\b(transition|initialTransition|restored|getNextSnapshot|createActor|interpret)\s*\(|\.resolveState\s*\(/.test(
          code(path),
        ) &&
        /from '(xstate|#engine)'/.test(read(path)),
    )
    expect(movers).toEqual([])
  })

  it.each([
    ['ticket', 'engine/ticket/store.ts'],
    ['atendimento', 'engine/atendimento/store.ts'],
    ['service_order', 'engine/service-order/store.ts'],
  ])('writes the state of a row of %s only in its store', (table, store) => {
    expect(written.filter((path) => writesState(table, code(path)))).toEqual([store])
  })

  it('keeps durable machines flat: no actors, no invoked work, no history', () => {
    const machines = written.filter((path) => basename(path) === 'machine.ts' && path.startsWith('engine/'))
    expect(machines).not.toEqual([])
    const deep = machines.filter((path) =>
      /\b(invoke|spawn|spawnChild|fromPromise|history)\b\s*[:(]/.test(code(path)),
    )
    expect(deep).toEqual([])
  })
})

describe('the tests', () => {
  const tests = sources.filter((path) => /\.test\.tsx?$/.test(path))

  it('mirror what they test: each stands where its source does', () => {
    const astray = tests.filter((path) => {
      const place = relative('test', dirname(path))
      const root = place.split('/')[0] as string
      if (place === '' || ['attack', 'bench', 'bote', 'e2e', 'fault'].includes(root)) return false
      return !existsSync(join(HOME, place))
    })
    expect(astray).toEqual([])
  })

  it('have no two of the same title in a file', () => {
    const repeated = tests.flatMap((path) => {
      const titles = [
        ...read(path).matchAll(/^( *)(?:it|test)(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*(['"`])(.+?)\2,/gms),
      ]
      const groups = groupStarts(read(path))
      const seen = new Set<string>()
      return titles.flatMap(({ index, 3: title }) => {
        const key = `${groups.findLast((start) => start < index) ?? 0} ${title}`
        if (!seen.has(key)) {
          seen.add(key)
          return []
        }
        return [`${path}: ${title}`]
      })
    })
    expect(repeated).toEqual([])
  })

  it('leave none out and run none alone', () => {
    const marked = tests.filter((path) => /\b(?:it|test|describe)\.(?:only|skip|todo)\s*\(/.test(code(path)))
    expect(marked).toEqual([])
  })
})

describe('these rules', () => {
  it('see what they look for', () => {
    expect(written.length).toBeGreaterThan(200)
    expect(arrows('admin/', (to) => to === '#engine').length).toBeGreaterThan(10)
    expect(writesState('ticket', 'update ticket set operator_id = 1, state = 2')).toBe(true)
    expect(writesState('ticket', 'insert into ticket (id, state)')).toBe(true)
    expect(writesState('ticket', "update ticket set title = 'x' where state = 'new'")).toBe(false)
    expect(writesState('ticket', 'insert into log (id, state)')).toBe(false)
    expect(writesState('service_order', 'serviceOrder.update({ data })')).toBe(true)
  })
})

/** `from → to` of every import of files under `folder` that `isWrong`; `to` is a path, or the specifier of a package. */
function arrows(folder: string, isWrong: (to: string) => boolean): string[] {
  return sources
    .filter((path) => path.startsWith(folder))
    .flatMap((path) =>
      importsOf(path)
        .filter(isWrong)
        .map((to) => `${path} → ${to}`),
    )
}

function importsOf(path: string): string[] {
  const specifiers = [...read(path).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name]) => name as string,
  )
  return specifiers.map((name) => {
    if (name === '#prisma') return 'prisma/generated/client.ts'
    return name.startsWith('.') ? normalize(join(dirname(path), name)) : name
  })
}

/** SQL or Prisma that sets the column `state` of a table. */
function writesState(table: string, text: string): boolean {
  const model = table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  const update = new RegExp(
    `\\bupdate\\s+${table}\\s+(?:as\\s+)?\\w*\\s*set\\b[\\s\\S]*?(?=\\bwhere\\b|\\bfrom\\b|\`|$)`,
    'gi',
  )
  const insert = new RegExp(`\\binsert\\s+into\\s+${table}\\s*\\([^)]*\\)`, 'gi')
  const prisma = new RegExp(`\\b${model}\\.(?:update|updateMany|create|createMany|upsert)\\(`)
  const sets = (text.match(update) ?? []).map((found) => found.slice(found.search(/\bset\b/i)))
  return [...sets, ...(text.match(insert) ?? [])].some((part) => /\bstate\b/.test(part)) || prisma.test(text)
}

function groupStarts(text: string): number[] {
  return [...text.matchAll(/^ *describe(?:\.\w+)*\(/gm)].map(({ index }) => index)
}

/** Without comments, so that a word about a rule does not break it. */
function code(path: string): string {
  return read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
}

function linesOf(path: string): number {
  return read(path).split('\n').length - 1
}

function read(path: string): string {
  return readFileSync(join(HOME, path), 'utf8')
}

function filesIn(folder: string): string[] {
  return readdirSync(join(HOME, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(HOME, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('/.'))
}
