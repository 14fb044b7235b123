import { examine, type Finding } from '../doctor/doctor.ts'
import type { Shell } from './command.ts'

const MARK: Record<Finding['level'], string> = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' }

/** Prints a line a finding and what to do; the exit code is 1 when something must be mended. */
export async function doctor({ config, log, version, print }: Shell): Promise<void> {
  print(`Bote ${version}`)
  let failed = 0
  for await (const { what, level, says, todo } of examine(config, log)) {
    print(`${MARK[level]}  ${what.padEnd(14)} ${says}`)
    if (todo) print(`${' '.repeat(21)}→ ${todo}`)
    if (level === 'fail') failed += 1
  }
  print(failed === 0 ? 'Bote can run here.' : `${failed} ${failed === 1 ? 'thing' : 'things'} to mend first.`)
  if (failed > 0) process.exitCode = 1
}
