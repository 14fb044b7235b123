import { type Actor, uploaderOf } from '../actor.ts'
import { maySee } from '../ticket/policy.ts'

/**
 * What decides about a file: its ticket and the log it hangs on, the company whose support material it is (null: of
 * all), or, as long as it has none, who brought it.
 */
export type Belonging = {
  uploadedBy: string
  ticket: Parameters<typeof maySee>[1] | null
  visibility: string | null
  material?: { companyId: string | null } | null
}

/** A file is seen by those who see its ticket; one on an internal note, or support material, by operators only. */
export function maySeeFile(actor: Actor, { uploadedBy, ticket, visibility, material }: Belonging): boolean {
  if (actor.kind === 'system') return true
  if (material) return actor.kind === 'operator' && isWithin(actor.companyId, material.companyId)
  if (!ticket) return uploadedBy === uploaderOf(actor)
  if (actor.kind === 'contact' && visibility === 'private') return false
  return maySee(actor, ticket)
}

/** Nobody is limited to what belongs to no company; who works for all is limited to none. */
function isWithin(own: string | null, companyId: string | null): boolean {
  return own === null || companyId === null || own === companyId
}
