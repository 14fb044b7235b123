import type { Visit } from '../visit.ts'

/** The plans that can be contracted, and the one that already is. */
export async function planChoices({ engine, actor }: Visit, chosenId?: string) {
  const plans = await engine.plans.list(actor)
  return plans
    .filter(({ id, active }) => active || id === chosenId)
    .map(({ id, name }) => ({ value: id, label: name }))
}
