import { brazilianStates, type CalendarDetails, type ClosureDay, mayChangeCalendars } from '#engine'
import { KeptForm } from '../administration/kept-form.tsx'
import { Removal } from '../administration/removal.tsx'
import { commonTexts } from '../administration/texts.ts'
import { noFields } from '../administration/typed.ts'
import { page, redirect } from '../answer.ts'
import { applicationTexts } from '../application/texts.ts'
import { blank, type Draft, submission } from '../form/submission.ts'
import { LinkButton, PageHeader } from '../layout/components/index.ts'
import { success } from '../layout/notice.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { ClosureForm } from './closure-form.tsx'
import { dayInForm } from './closure-form-values.ts'
import { CalendarFields, calendarOf, changedCalendar, weekInForm } from './form.tsx'
import { calendarTexts } from './texts.ts'
import { yearAsked } from './year-asked.ts'
import { YearCard } from './year-card.tsx'

export function showCalendar(visit: Visit) {
  return calendarPage(visit, {})
}

export const changeCalendar = submission<Visit, typeof changedCalendar>({
  schema: changedCalendar,
  show: (visit, draft) => calendarPage(visit, { hours: draft }),
  async submit(visit, { basis, ...form }) {
    await visit.engine.calendars.change(visit.actor, visit.id(), calendarOf(form), basis)
    return redirect(`/calendars/${visit.id()}`, success(commonTexts(visit.language).saved))
  },
})

export const removeCalendar = submission<Visit, typeof noFields>({
  schema: noFields,
  show: (visit, { problem }) => calendarPage(visit, { problem }),
  async submit(visit) {
    await visit.engine.calendars.remove(visit.actor, visit.id())
    return redirect('/calendars', success(commonTexts(visit.language).removed))
  },
})

/** A calendar whole: its week, its year, and the form for a day. Each form may stand as it was typed. */
export async function calendarPage(
  visit: Visit,
  { hours, day, problem }: { hours?: Draft; day?: Draft; problem?: Draft['problem'] },
) {
  const { engine, actor, language } = visit
  const calendar = await engine.calendars.find(actor, visit.id())
  const asked = yearAsked(visit)
  const days = await engine.calendars.closuresOf(actor, calendar.id, asked.year, {
    state: asked.state,
    language,
  })
  const stored = { name: calendar.name, timeZone: calendar.timeZone, ...weekInForm(calendar.weekly) }
  const asStored: Draft = { ...blank(stored), ...(problem ? { problem } : {}) }
  return page(
    calendar.name,
    <CalendarPage
      calendar={calendar}
      days={days}
      states={await brazilianStates()}
      {...asked}
      hours={hours ?? asStored}
      day={day ?? dayInForm(days, asked.day)}
      mayChange={mayChangeCalendars(actor)}
    />,
  )
}

function CalendarPage({
  calendar,
  hours,
  day,
  mayChange,
  ...year
}: {
  calendar: CalendarDetails
  days: readonly ClosureDay[]
  states: Record<string, string>
  year: number
  state: string | undefined
  hours: Draft
  day: Draft
  mayChange: boolean
}) {
  const t = useText(calendarTexts)
  const application = useText(applicationTexts)
  const { id, name, companies, departments } = calendar
  const users = [...companies, ...departments]
  return (
    <>
      <PageHeader
        title={name}
        subtitle={`${t.usedBy}: ${users.join(' · ') || t.unused}`}
        back={{ href: '/calendars', label: t.title }}
      >
        <LinkButton icon="calendar-repeat" href={`/calendars/${id}/application`}>
          {application.title}
        </LinkButton>
        {mayChange && <Removal path={`/calendars/${id}`} title={t.removeTitle(name)} text={t.removeText} />}
      </PageHeader>
      <KeptForm
        action={`/calendars/${id}`}
        draft={hours}
        basis={calendar.basis}
        cancel="/calendars"
        mayChange={mayChange}
        title={t.hours}
      >
        <CalendarFields />
        <p class="form-hint mb-0">{t.changeHint}</p>
      </KeptForm>
      <YearCard calendar={calendar} mayChange={mayChange} {...year} />
      {mayChange && <ClosureForm calendarId={id} year={year.year} draft={day} />}
    </>
  )
}
