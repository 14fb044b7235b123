import type { TechnicianGroup } from '#engine'
import { ChecksField, type Option, optionsOf } from '../layout/components/index.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { technicianGroupTexts } from './texts.ts'

/** Who may go out for the group: people of its company and of all; for a new group whoever the person knows. */
export async function memberChoices({ engine, actor }: Visit, group: TechnicianGroup | null) {
  const people = await engine.operators.colleagues(actor)
  return optionsOf(
    people.filter(({ companyId }) => !group || companyId === null || companyId === group.companyId),
  )
}

export function GroupFields({ choices }: { choices: readonly Option[] }) {
  const t = useText(technicianGroupTexts)
  return <ChecksField name="memberIds" label={t.members} hint={t.membersHint} options={choices} />
}

export function GroupMarks({ item: { members } }: { item: { members: readonly string[] } }) {
  const t = useText(technicianGroupTexts)
  return <div class="text-secondary small">{members.length > 0 ? members.join(', ') : t.nobody}</div>
}
