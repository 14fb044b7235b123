#!/usr/bin/env node
// Starts bote.ts. Sources and packages are put together into a few files first, once a change: so the program is ready
// in a third of the time and takes two thirds of the memory that loading them one by one needs.
import { existsSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import v8 from 'node:v8'
import { traceSources } from './engine/program/build/stack-traces.mjs'
import { stampOf } from './engine/program/build/stamp.mjs'

// What a message needs lives for some ten milliseconds: in the 16 MB that Node has for young objects much of it would
// be taken for old (so `npm start` asks for 64). What did grow old is looked through when it has doubled, not quadrupled.
v8.setFlagsFromString('--heap-growing-percent=100')

const HOME = import.meta.dirname
const CACHE = join(HOME, 'node_modules', '.cache', 'bote')

await import(await findProgram())

async function findProgram() {
  const folder = join(CACHE, stampOf(HOME, join(CACHE, 'stamp.json')))
  try {
    if (!existsSync(folder)) await (await import('./engine/program/build/bundle.mjs')).bundle(HOME, folder)
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
    // Nothing may be written here: slower, but the same.
    const { register } = await import('tsx/esm/api')
    register()
    return './bote.ts'
  }
  // Node 20 has none; where it cannot be written, Node goes on without it.
  module.enableCompileCache?.(join(folder, 'compiled'))
  const url = pathToFileURL(`${folder}/`).href
  traceSources(url)
  return `${url}bote.mjs`
}
