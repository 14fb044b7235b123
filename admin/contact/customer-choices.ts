import { optionsOf } from '../layout/components/option.ts'
import type { Visit } from '../visit.ts'

/**
 * The active customers by name, the one asked for always among them. A select is good for some hundreds; who has more
 * comes from the customer's own page, where the choice is made already.
 */
export async function customerChoices({ engine, actor }: Visit, chosenId?: string) {
  const choices: { value: string; label: string }[] = []
  let after: string | null = null
  do {
    const part = await engine.customers.page(actor, { active: true, after })
    choices.push(...optionsOf(part.rows))
    after = part.next
  } while (after && choices.length < 500)
  if (chosenId && !choices.some(({ value }) => value === chosenId)) {
    const { id, name } = await engine.customers.find(actor, chosenId)
    choices.unshift({ value: id, label: name })
  }
  return choices
}
