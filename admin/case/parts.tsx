import { z } from 'zod'
import { type DeliveryState, type FormName, type History, NotFound, type OperatorActor } from '#engine'
import { type Answer, empty, partial, redirect } from '../answer.ts'
import { ids, noFields } from '../form/fields.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { caseTexts } from './texts.ts'
import { Entries, Older, type Telling } from './timeline.tsx'

type Cases<State extends string> = {
  history(actor: OperatorActor, id: string, before: string): Promise<History<State>>
  markRead(actor: OperatorActor, id: string): Promise<void>
  view(actor: OperatorActor, id: string): Promise<{ deliveries: readonly DeliveryState[] }>
}

const older = z.object({ before: z.string().regex(/^\d{1,18}$/) })
const words = z.strictObject({
  visibility: z.enum(['public', 'private']).default('public'),
  text: z.string().max(20_000).default(''),
  attachmentIds: ids(20),
})

/** What the pages of tickets and of atendimentos let people do alike. */
export function caseParts<State extends string>(kind: {
  /** `/tickets` */
  path: string
  casesOf(visit: Visit): Cases<State>
  telling(id: string): Telling<State>
  /** The form in which words are written. */
  form: FormName
}) {
  const { path, casesOf, telling, form } = kind
  return {
    /** The hundred things that happened before those on the page. */
    async olderHistory(visit: Visit): Promise<Answer> {
      const id = visit.id()
      const { before } = visit.query(older)
      const history = await casesOf(visit).history(visit.actor, id, before)
      return partial(
        <>
          {history.before && <Older path={`${path}/${id}`} before={history.before} />}
          <Entries telling={telling(id)} entries={history.entries} deliveries={[]} />
        </>,
      )
    },

    /** The page was opened by a person, not only fetched: the unread mark goes. */
    async markRead(visit: Visit): Promise<Answer> {
      visit.form(noFields)
      await casesOf(visit).markRead(visit.actor, visit.id())
      return empty()
    },

    /** What was typed so far; the page sends it now and then. */
    async saveWords(visit: Visit): Promise<Answer> {
      await visit.engine.drafts.save(visit.actor, form, visit.id(), visit.form(words))
      return empty()
    },

    /** A notice of this case that did not arrive goes back into line. */
    async resendNotice(visit: Visit): Promise<Answer> {
      const { engine, actor, language } = visit
      visit.form(noFields)
      const id = visit.id()
      const notice = visit.param('notice')
      const { deliveries } = await casesOf(visit).view(actor, id)
      if (!deliveries.some((delivery) => delivery.id === notice)) throw new NotFound('outbox_message')
      await engine.outbox.resend(actor, notice)
      return redirect(`${path}/${id}`, success(caseTexts(language).delivery.resent))
    },
  }
}
