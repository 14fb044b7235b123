import { type Actor, uploaderOf } from '../actor.ts'
import { maySeeAtendimento } from '../atendimento/policy.ts'
import { maySee } from '../ticket/policy.ts'

/** What decides about a file: its case and the log it hangs on, or, as long as it has none, who brought it. */
export type Belonging = {
  uploadedBy: string
  ticket: Parameters<typeof maySee>[1] | null
  atendimento: Parameters<typeof maySeeAtendimento>[1] | null
  /** Support material is for whoever works at its company (null: at any). */
  material: { companyId: string | null } | null
  visibility: string | null
}

/** A file is seen by those who see its case; one on an internal note by operators only. */
export function maySeeFile(actor: Actor, belonging: Belonging): boolean {
  const { uploadedBy, ticket, atendimento, material, visibility } = belonging
  if (actor.kind === 'system') return true
  if (material) return actor.kind === 'operator' && isWithin(actor.companyId, material.companyId)
  if (!ticket && !atendimento) return uploadedBy === uploaderOf(actor)
  if (actor.kind === 'contact' && visibility === 'private') return false
  return ticket ? maySee(actor, ticket) : atendimento !== null && maySeeAtendimento(actor, atendimento)
}

/** Who works for all companies is limited to none; what belongs to none is for all. */
function isWithin(own: string | null, companyId: string | null): boolean {
  return own === null || companyId === null || own === companyId
}
