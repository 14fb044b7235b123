import { type Actor, uploaderOf } from '../actor.ts'
import { maySee } from '../ticket/policy.ts'

/** What decides about a file: its ticket and the log it hangs on, or, as long as it has none, who brought it. */
export type Belonging = {
  uploadedBy: string
  ticket: Parameters<typeof maySee>[1] | null
  visibility: string | null
}

/** A file is seen by those who see its ticket; one on an internal note by operators only. */
export function maySeeFile(actor: Actor, { uploadedBy, ticket, visibility }: Belonging): boolean {
  if (actor.kind === 'system') return true
  if (!ticket) return uploadedBy === uploaderOf(actor)
  if (actor.kind === 'contact' && visibility === 'private') return false
  return maySee(actor, ticket)
}
