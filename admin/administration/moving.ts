import { Invalid, type Move } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { warning } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { commonTexts } from './texts.ts'
import { move } from './typed.ts'

/** Moves an entry, and comes back to the list at the line, or the button, that was used. */
export async function movedEntry(
  visit: Visit,
  { list, id }: { list: string; id: string },
  verb: (to: Move) => Promise<void>,
): Promise<Answer> {
  const to = visit.form(move)
  try {
    await verb(to)
  } catch (error) {
    // Somebody removed the line it was dropped behind.
    if (error instanceof Invalid) return redirect(list, warning(commonTexts(visit.language).orderChanged))
    throw error
  }
  return redirect(`${list}#${'direction' in to ? `${id}-${to.direction}` : id}`)
}
