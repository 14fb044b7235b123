import { parseArgs } from 'node:util'
import { BadConfiguration } from '../config.ts'
import { DomainError } from '../errors.ts'
import { withoutSecrets } from '../log.ts'
import { Misused } from './command.ts'

type Option = { type: 'string' | 'boolean' }
export type Options = Record<string, string | boolean | undefined>

export type Command = {
  /** What is typed after `bote`, such as `backup FILE`. */
  usage: string
  about: string
  options?: Record<string, Option>
  /** How many words may follow the command's name. */
  words?: number
  run(options: Options, words: string[]): Promise<unknown>
}

/** sysexits.h EX_USAGE is 64, but people and scripts know 2. */
const MISUSED = 2

/**
 * Finds the command in `argv` (`contact invite ana@x.com`), runs it and answers the exit code. What the person can do
 * something about is said in a line; a bug shows where it is.
 */
export async function runCommandLine(
  commands: Record<string, Command>,
  argv: string[],
  io: { version: string; print(line: string): void; complain(line: string): void },
): Promise<number> {
  const { version, print, complain } = io
  const name = nameOf(commands, argv)
  try {
    if (!name) return answerNoCommand()
    const command = commands[name] as Command
    const { values, positionals } = parsed(command, argv.slice(name.split(' ').length))
    if (values.help) {
      print(helpFor(command))
      return 0
    }
    await command.run(values, positionals)
    return 0
  } catch (error) {
    return explained(error)
  }

  function answerNoCommand(): number {
    const [first] = argv
    if (first === '--version' || first === '-v') print(version)
    else if (first === undefined || first === '--help' || first === '-h' || first === 'help')
      print(help(commands))
    else throw new Misused(unknown(commands, argv))
    return first === undefined ? MISUSED : 0
  }

  function explained(error: unknown): number {
    if (error instanceof BadConfiguration) {
      for (const fault of error.faults) complain(fault)
      return error.exitCode
    }
    if (error instanceof Misused) {
      complain(error.message)
      return MISUSED
    }
    if (error instanceof DomainError) {
      complain(faultsOf(error))
      return 1
    }
    if (!(error instanceof Error)) throw error
    complain(withoutSecrets(MEANT.has(error.name) ? error.message : (error.stack ?? error.message)))
    return 1
  }
}

/** Thrown with a message for the person at the terminal. */
const MEANT = new Set([
  'DataFolderInUse',
  'MigrationRefused',
  'RestoreRefused',
  'DatabaseUnavailable',
  'DatabaseFull',
  'CannotStart',
])

/** The longest name of a command that `argv` begins with. */
function nameOf(commands: Record<string, Command>, argv: string[]): string | undefined {
  return [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((name) => Object.hasOwn(commands, name))
}

function parsed({ options = {}, words = 0, usage }: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    if (positionals.length > words) throw new Error(`"${positionals[words]}" is one word too many`)
    return { values: values as Options, positionals }
  } catch (error) {
    throw new Misused(`${(error as Error).message}\nusage: bote ${usage}`)
  }
}

function unknown(commands: Record<string, Command>, argv: string[]): string {
  const tried =
    argv
      .filter((word) => !word.startsWith('-'))
      .slice(0, 2)
      .join(' ') || argv[0]
  const known = Object.keys(commands).join(', ')
  return `there is no command "${tried}". There are: ${known}. More with --help.`
}

function help(commands: Record<string, Command>): string {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length))
  const lines = Object.values(commands).map(({ usage, about }) =>
    usage.length > 34
      ? `  ${usage}\n${' '.repeat(38)}${about}`
      : `  ${usage.padEnd(Math.min(width, 34))}  ${about}`,
  )
  return `usage: bote COMMAND (or: npm run bote -- COMMAND)\n\n${lines.join('\n')}\n\n  --version\n  --help, also after a command`
}

function helpFor({ usage, about }: Command): string {
  return `usage: bote ${usage}\n\n${about}`
}

function faultsOf({ code, details }: DomainError): string {
  const fields = details.fields
  if (!Array.isArray(fields)) return code
  return fields.map(({ field, code }: { field: string; code: string }) => `${field}: ${code}`).join('\n')
}
