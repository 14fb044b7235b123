import type { Engine, OperatorActor, Shifts } from '#engine'
import { noFields } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { applicationPage } from './page.tsx'
import { applicationTexts } from './texts.ts'

/** What tickets wait under: calendars, silence policies. */
type Rules = {
  find(actor: OperatorActor, id: string): Promise<{ name: string }>
  shifts(actor: OperatorActor, id: string): Promise<Shifts>
  applyToWaiting(actor: OperatorActor, id: string): Promise<void>
}

/** Shows what changed rules would do to the tickets that wait already, and does it (F66). */
export function applicationHandlers({
  path,
  rulesOf,
  mayApply,
}: {
  path: string
  rulesOf: (engine: Engine) => Rules
  mayApply: (actor: OperatorActor) => boolean
}) {
  async function show(visit: Visit, draft: Draft) {
    const { engine, actor } = visit
    const id = visit.id()
    const rules = rulesOf(engine)
    const { name } = await rules.find(actor, id)
    return applicationPage(visit, {
      name,
      path: `${path}/${id}`,
      shifts: await rules.shifts(actor, id),
      mayApply: mayApply(actor),
      draft,
    })
  }

  return {
    show: (visit: Visit) => show(visit, blank()),
    apply: submission<Visit, typeof noFields>({
      schema: noFields,
      show,
      async submit({ engine, actor, language, id }) {
        await rulesOf(engine).applyToWaiting(actor, id())
        return redirect(`${path}/${id()}`, success(applicationTexts(language).applied))
      },
    }),
  }
}
