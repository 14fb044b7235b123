import { readdirSync, readFileSync } from 'node:fs'

/** The process that owns the number, its browser, what draws the pages, and all that the browser began. */
export type Processes = { owner: number; browser: number; renderers: number[]; helpers: number[] }

/** The processes that run on the profile in a data folder; null when none does. */
export function processesOn(dataDir: string): Processes | null {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // Helpers write their arguments over with spaces between them.
        const args = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/)
        const facts = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number)
        return [{ pid: Number(name), parent: facts[1]!, group: facts[2]!, args }]
      } catch {
        return []
      }
    })
  const own = ({ args }: { args: string[] }) =>
    args.some((arg) => arg.startsWith(`--user-data-dir=${dataDir}`))
  const isHelper = ({ args }: { args: string[] }) => args.some((arg) => arg.startsWith('--type='))
  // Debian's headless shell is started by a script that stays.
  const browser = all.find(
    (one) => own(one) && !isHelper(one) && !/sh$/.test(one.args[0]!.replace('-shell', '')),
  )
  if (!browser) return null
  const leader = all.find(({ pid }) => pid === browser.group)
  const helpers = all.filter(({ group, pid }) => group === browser.group && pid !== browser.pid)
  const renderers = helpers.filter(({ args }) => args.includes('--type=renderer'))
  const pids = (some: typeof all) => some.map(({ pid }) => pid)
  return {
    owner: leader?.parent ?? 0,
    browser: browser.pid,
    renderers: pids(renderers),
    helpers: pids(helpers),
  }
}
