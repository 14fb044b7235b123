import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const FOLDERS = ['engine', 'bots', 'admin', 'prisma']
/** What is put together, how, and from which packages; the second lock file says which are really installed. */
const FILES = [
  'bote.mjs',
  'bote.ts',
  'package.json',
  'package-lock.json',
  join('node_modules', '.package-lock.json'),
  'tsconfig.json',
]

/** Changes whenever any source or package does, or the place where they lie. */
export function stampOf(home) {
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]}\n${home}\n`)
  const files = FILES.filter((path) => existsSync(join(home, path)))
  for (const path of [...files, ...FOLDERS.flatMap((folder) => sourcesIn(home, folder))]) {
    hash.update(`${path}\n`).update(readFileSync(join(home, path)))
  }
  return hash.digest('hex').slice(0, 16)
}

function sourcesIn(home, folder) {
  return readdirSync(join(home, folder), { recursive: true })
    .filter((name) => ['.ts', '.tsx', '.mjs'].includes(extname(name)))
    .map((name) => join(folder, name))
    .sort()
}
