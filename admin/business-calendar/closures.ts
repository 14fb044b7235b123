import { z } from 'zod'
import { NotFound } from '#engine'
import { noFields, typed } from '../administration/typed.ts'
import { redirect } from '../answer.ts'
import { submission } from '../form/submission.ts'
import { info, success } from '../layout/notice.ts'
import type { Visit } from '../visit.ts'
import { calendarPage } from './change.tsx'
import { calendarTexts } from './texts.ts'
import { yearAsked } from './year-asked.ts'

const day = z.strictObject({ date: typed(), name: typed(), open: typed() })

export const setClosure = submission<Visit, typeof day>({
  schema: day,
  show: (visit, draft) => calendarPage(visit, { day: draft }),
  async submit(visit, input) {
    await visit.engine.calendars.setClosure(visit.actor, visit.id(), input)
    const year = input.date.slice(0, 4)
    return redirect(
      `/calendars/${visit.id()}?year=${year}#year`,
      success(calendarTexts(visit.language).daySaved),
    )
  },
})

/** htmx takes the year out of the whole page; without it the page comes back by a redirect. */
export async function switchClosure(visit: Visit) {
  const { engine, actor, language } = visit
  const { active } = visit.form(z.strictObject({ active: z.enum(['on', 'off']) }))
  const { year, state } = yearAsked(visit)
  const days = await engine.calendars.closuresOf(actor, visit.id(), year, { state, language })
  const closure = days.find(({ date }) => date === visit.param('date'))
  if (!closure) throw new NotFound('closure_not_found')
  await engine.calendars.switchClosure(actor, visit.id(), closure, active === 'on')
  if (visit.isPartial) return calendarPage(visit, {})
  const t = calendarTexts(language)
  const words = active === 'on' ? t.switchedOn(closure.name) : t.switchedOff(closure.name)
  return redirect(yearPath(visit), info(words))
}

export async function removeClosure(visit: Visit) {
  visit.form(noFields)
  const date = z.iso.date().safeParse(visit.param('date'))
  if (!date.success) throw new NotFound('closure_not_found')
  await visit.engine.calendars.removeClosure(visit.actor, visit.id(), date.data)
  return redirect(yearPath(visit))
}

export async function acceptHolidays(visit: Visit) {
  const { year, state } = visit.form(
    z.strictObject({
      year: z.coerce.number().int().min(2020).max(2060),
      state: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/)]).default(''),
    }),
  )
  const { engine, actor, language } = visit
  const count = await engine.calendars.acceptHolidays(actor, visit.id(), year, {
    state: state || undefined,
    language,
  })
  const place = `?year=${year}${state ? `&state=${state}` : ''}#year`
  return redirect(`/calendars/${visit.id()}${place}`, success(calendarTexts(language).accepted(count)))
}

function yearPath(visit: Visit): string {
  const { year, state } = yearAsked(visit)
  return `/calendars/${visit.id()}?year=${year}${state ? `&state=${state}` : ''}#year`
}
