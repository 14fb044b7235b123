import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'

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
/** A file that is written twice within a tick of the disk's clock looks the same after both. */
const SETTLED_MS = 2_000

/**
 * Changes whenever any source or package does, or the place where they lie. Reading all of them takes a while: as long
 * as none was touched since, the stamp in the note of the last reading is still right.
 */
export function stampOf(home, note) {
  const noted = readNote(note)
  if (noted && noted.looks === looksOf(home, noted.paths)) return noted.stamp
  const paths = [...FILES, ...FOLDERS.flatMap((folder) => foldersAndSources(home, folder))]
  const began = Date.now()
  const looks = looksOf(home, paths)
  const stamp = contentOf(home, paths)
  if (newest(home, paths) < began - SETTLED_MS) writeNote(note, { stamp, looks, paths })
  return stamp
}

/** Of a folder, because what is put into it or taken out changes its time. */
function foldersAndSources(home, folder) {
  const inside = readdirSync(join(home, folder), { recursive: true, withFileTypes: true })
  const wanted = inside.filter(
    (entry) => entry.isDirectory() || ['.ts', '.tsx', '.mjs'].includes(extname(entry.name)),
  )
  return [folder, ...wanted.map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1)).sort()]
}

/** The kernel sets the time of change (ctime) by itself at whatever is done to a file: nobody can set it back. */
function looksOf(home, paths) {
  const hash = createHash('sha256').update(`${process.version}\n${home}\n`)
  for (const path of paths) {
    const { size, mtimeMs, ctimeMs, ino } = statSync(join(home, path), { throwIfNoEntry: false }) ?? {}
    hash.update(`${path} ${size} ${mtimeMs} ${ctimeMs} ${ino}\n`)
  }
  return hash.digest('hex')
}

function newest(home, paths) {
  return Math.max(...paths.map((path) => statSync(join(home, path), { throwIfNoEntry: false })?.ctimeMs ?? 0))
}

function contentOf(home, paths) {
  const hash = createHash('sha256').update(`${process.versions.node.split('.')[0]}\n${home}\n`)
  for (const path of paths) {
    const isFile = statSync(join(home, path), { throwIfNoEntry: false })?.isFile()
    if (isFile) hash.update(`${path}\n`).update(readFileSync(join(home, path)))
  }
  return hash.digest('hex').slice(0, 16)
}

function readNote(note) {
  try {
    return JSON.parse(readFileSync(note, 'utf8'))
  } catch {
    return null
  }
}

/** Not needed: where it cannot be written, everything is read at each start. */
function writeNote(note, content) {
  try {
    mkdirSync(dirname(note), { recursive: true })
    writeFileSync(`${note}.${process.pid}`, JSON.stringify(content))
    renameSync(`${note}.${process.pid}`, note)
  } catch {}
}
