import { type Answer, json } from '../answer.ts'
import type { Visit } from '../visit.ts'

/** Why the deadlines are when they are, as data (R83). */
export async function deadlineAsData(visit: Visit): Promise<Answer> {
  return json(await visit.engine.atendimentos.explanation(visit.actor, visit.id()))
}
