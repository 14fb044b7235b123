import { z } from 'zod'
import type { TicketRow, Words } from '#engine'
import { type Answer, redirect } from '../answer.ts'
import { storeFiles } from '../case/brought-files.ts'
import { ids, optionalLongText } from '../form/fields.ts'
import { submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { ticketPage } from './page.tsx'
import { ticketTexts } from './texts.ts'

const schema = z.strictObject({
  visibility: z.enum(['public', 'private']).default('private'),
  text: optionalLongText(20_000),
  attachmentIds: ids(20),
  deed: z.enum(['write', 'ask', 'solve', 'note']).default('write'),
})

/** Words to the customer (a reply, a question, a solution) or to the team alone. */
export const reply = submission<Visit, typeof schema>({
  schema,
  show: (visit, draft) => ticketPage(visit, { form: 'reply', draft }),
  async submit(visit, { visibility, text, attachmentIds, deed }): Promise<Answer> {
    const { engine, actor, language } = visit
    const id = visit.id()
    const brought = await storeFiles(visit)
    const words = { text: text ?? '', attachmentIds: [...attachmentIds, ...brought] }
    await deeds(visit)[visibility === 'private' ? 'note' : deed](id, words)
    await engine.drafts.drop(actor, 'reply', id)
    const { compose: t } = ticketTexts(language)
    const done = { write: t.sent, ask: t.asked, solve: t.solved, note: t.noted }
    return redirect(`/tickets/${id}#composer`, success(done[visibility === 'private' ? 'note' : deed]))
  },
})

function deeds({ engine: { tickets }, actor }: Visit) {
  type Deed = (id: string, words: Words) => Promise<TicketRow>
  return {
    write: (id, words) => tickets.write(actor, id, words),
    ask: (id, words) => tickets.ask(actor, id, words),
    solve: (id, words) => tickets.solve(actor, id, words),
    note: (id, words) => tickets.note(actor, id, words),
  } satisfies Record<string, Deed>
}
