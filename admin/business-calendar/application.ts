import { mayChangeCalendars } from '#engine'
import { noFields } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { applicationPage } from '../application/page.tsx'
import { applicationTexts } from '../application/texts.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'

export function showCalendarApplication(visit: Visit) {
  return show(visit, blank())
}

export const applyCalendar = submission<Visit, typeof noFields>({
  schema: noFields,
  show,
  async submit({ engine, actor, language, id }) {
    await engine.calendars.applyToWaiting(actor, id())
    return redirect(`/calendars/${id()}`, success(applicationTexts(language).applied))
  },
})

async function show(visit: Visit, draft: Draft) {
  const { engine, actor } = visit
  const { id, name } = await engine.calendars.find(actor, visit.id())
  const shifts = await engine.calendars.shifts(actor, id)
  return applicationPage(visit, {
    name,
    path: `/calendars/${id}`,
    shifts,
    mayApply: mayChangeCalendars(actor),
    draft,
  })
}
