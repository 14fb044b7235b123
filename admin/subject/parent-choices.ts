import type { Subject, SubjectNode } from '#engine'
import type { Visit } from '../visit.ts'

/** Where an item or a service may lie: every entry of the level above, in its own department. Types lie nowhere. */
export async function parentChoices({ engine, actor }: Visit, subject: Subject) {
  if (subject.level === 'type') return []
  const types = await engine.subjects.tree(actor, subject.departmentId)
  if (subject.level === 'item') return types.map((type) => ({ value: type.id, label: type.name }))
  return types.flatMap((type: SubjectNode) =>
    type.children.map((item) => ({ value: item.id, label: `${type.name} · ${item.name}` })),
  )
}
