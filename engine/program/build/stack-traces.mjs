import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

const NOWHERE = { findEntry: () => ({}) }

/**
 * Lets stack traces name the sources and not the bundle in this folder. Node's own way reads every map at start, which
 * takes longer than the bundle itself; here a map is read with the first error that needs it.
 */
export function traceSources(folderUrl) {
  const maps = new Map()

  function placeOf(file, line, column) {
    if (!maps.has(file)) maps.set(file, readMap(file))
    const { originalSource, originalLine, originalColumn } = maps.get(file).findEntry(line - 1, column - 1)
    if (!originalSource) return null
    const source = new URL(originalSource, file)
    return `${fileURLToPath(source)}:${originalLine + 1}:${originalColumn + 1}`
  }

  Error.prepareStackTrace = (error, calls) => {
    const lines = calls.map((call) => {
      const file = call.getScriptNameOrSourceURL()
      if (!file?.startsWith(folderUrl)) return String(call)
      const [line, column] = [call.getLineNumber(), call.getColumnNumber()]
      const place = placeOf(file, line, column)
      return place ? String(call).replace(`${file}:${line}:${column}`, () => place) : String(call)
    })
    return [headOf(error), ...lines.map((line) => `    at ${line}`)].join('\n')
  }
}

function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')))
  } catch {
    // The build was removed meanwhile: the trace names the bundle.
    return NOWHERE
  }
}

function headOf(error) {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return '<error>'
  }
}
