import { keptChoices } from '../case/kept-choices.ts'
import { type Choices, choicesOfCompany, inSight } from '../queue/choices.ts'
import type { Visit } from '../visit.ts'

export type WorkbenchChoices = Choices & { processes: readonly { id: string; name: string }[] }

export async function choicesFor(visit: Visit): Promise<WorkbenchChoices> {
  return inSight(await known(visit), visit.actor)
}

const known = keptChoices(async (asking): Promise<WorkbenchChoices> => {
  const [choices, processes] = await Promise.all([
    choicesOfCompany(asking),
    asking.engine.atendimentoPanel.processes(asking.actor),
  ])
  return { ...choices, processes }
})
