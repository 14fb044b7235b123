import type { Visit } from '../visit.ts'

type Beginning = { companyId: string | null; processId: string | null; classificationId: string | null }
type Choosable = {
  id: string
  name: string
  companyId: string | null
  company: string | null
  active: boolean
}

/**
 * With what something of a company may begin by itself: the processes and opening classifications in use, and those
 * chosen already. `owner` null: of whatever company it will be, and then the company stands in front.
 */
export async function beginningChoices({ engine, actor }: Visit, owner: Beginning | null) {
  const [processes, classifications] = await Promise.all([
    engine.processes.list(actor),
    engine.classifications.list(actor),
  ])
  return {
    processes: offered(processes, owner, owner?.processId),
    classifications: offered(
      classifications.filter(({ closing }) => !closing),
      owner,
      owner?.classificationId,
    ),
  }
}

/** What a record of the company may refer to, and what it does already. */
export function offered(
  rows: readonly Choosable[],
  owner: { companyId: string | null } | null,
  chosenId: string | null | undefined,
) {
  const several = !owner && new Set(rows.map(({ companyId }) => companyId)).size > 1
  return rows
    .filter(({ companyId }) => !owner || companyId === null || companyId === owner.companyId)
    .filter(({ id, active }) => active || id === chosenId)
    .map(({ id, name, company }) => ({
      value: id,
      label: several && company ? `${company} · ${name}` : name,
    }))
}
