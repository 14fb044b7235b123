import { DomainError } from '../errors.ts'

/**
 * What went wrong, fit to be stored and shown to an administrator: no words of people, which error messages like to
 * quote. Quoted parts, addresses and long numbers are cut out; the place in the program is kept.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no error was thrown'
  const code = 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : ''
  const message = error instanceof DomainError ? '' : `: ${withoutPeople(error.message)}`
  const place = error.stack
    ?.split('\n')
    .find((line) => /\((?!node:)|at (?!.*node:)/.test(line) && !line.includes('node_modules'))
  const where = place?.match(/([\w.-]+\/[\w.-]+\.tsx?:\d+)/)?.[1]
  return `${error.name}${code}${message}${where ? ` (${where})` : ''}`.slice(0, 500)
}

function withoutPeople(message: string): string {
  return message
    .replace(/[\w.+-]+@[\w.-]+/g, '…')
    .replace(/(["'«“`])[^"'»”`]*["'»”`]/g, '$1…$1')
    .replace(/\+?\d[\d\s().-]{4,}\d/g, '…')
    .slice(0, 300)
}
