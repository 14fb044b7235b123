/** Null when all is well, else what is missing, in a few words without secrets. */
export type Check = () => Promise<string | null>

export type Readiness = { ready: boolean; checks: Record<string, string> }

const PATIENCE_MS = 2_000

/** Whether this process can do its work now. A check that takes longer than two seconds counts as failed. */
export async function readiness(checks: Record<string, Check>): Promise<Readiness> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcome(check)] as const),
  )
  return {
    ready: results.every(([, fault]) => fault === null),
    checks: Object.fromEntries(results.map(([name, fault]) => [name, fault ?? 'ok'])),
  }
}

async function outcome(check: Check): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'no answer')
  })
  try {
    return await Promise.race([check(), tooLate])
  } catch (error) {
    return error instanceof Error ? error.name : 'failed'
  } finally {
    clearTimeout(timer)
  }
}
