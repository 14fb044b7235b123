import { badRequest } from './api-error.ts'
import type { Upload } from './body.ts'

/** The arguments of one call, whatever way they came: JSON values, or strings holding JSON. */
export interface Params {
  readonly raw: Record<string, unknown>
  text(name: string): string | undefined
  integer(name: string): number | undefined
  flag(name: string): boolean
  json<T>(name: string): T | undefined
  /** An upload sent under this name, or by `attach://`. */
  upload(name: string): Upload | undefined
}

export function readParams(raw: Record<string, unknown>, uploads: Map<string, Upload>): Params {
  function value(name: string): unknown {
    const found = raw[name]
    return found === null ? undefined : found
  }
  return {
    raw,
    text(name) {
      const found = value(name)
      if (found === undefined) return undefined
      if (typeof found === 'object') throw badRequest(`can't parse ${name}: expected a string`)
      return String(found)
    },
    integer(name) {
      const found = value(name)
      if (found === undefined || found === '') return undefined
      const number = Number(found)
      if (!Number.isSafeInteger(number)) throw badRequest(`invalid ${name} specified`)
      return number
    },
    flag(name) {
      const found = value(name)
      return found === true || found === 1 || ['true', '1', 'yes'].includes(String(found).toLowerCase())
    },
    json(name) {
      const found = value(name)
      if (typeof found !== 'string') return found as never
      if (found === '') return undefined
      try {
        return JSON.parse(found)
      } catch {
        throw badRequest(`can't parse ${name} JSON object`)
      }
    },
    upload(name) {
      const found = value(name)
      const attached = typeof found === 'string' && found.startsWith('attach://') ? found.slice(9) : name
      return uploads.get(attached)
    },
  }
}
