import { KeptForm } from '../administration/kept-form.tsx'
import { page, redirect } from '../answer.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { CalendarFields, calendarOf, newCalendar, usualWeek } from './form.tsx'
import { calendarTexts } from './texts.ts'

export function showNewCalendar(visit: Visit) {
  return show(visit, blank({ timeZone: visit.config.timeZone, ...usualWeek }))
}

export const addCalendar = submission<Visit, typeof newCalendar>({
  schema: newCalendar,
  show,
  async submit({ engine, actor, language }, form) {
    const { id, name } = await engine.calendars.add(actor, calendarOf(form))
    return redirect(`/calendars/${id}`, success(calendarTexts(language).added(name)))
  },
})

function show({ language }: Visit, draft: Draft) {
  const t = calendarTexts(language)
  return page(
    { title: t.add, narrow: true },
    <>
      <PageHeader title={t.add} back={{ href: '/calendars', label: t.title }} />
      <KeptForm action="/calendars" draft={draft} cancel="/calendars" once>
        <CalendarFields />
      </KeptForm>
    </>,
  )
}
