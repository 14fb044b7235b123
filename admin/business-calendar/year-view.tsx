import { type CalendarDetails, type ClosureDay, formatHours, WEEKDAYS } from '#engine'
import { monthName } from '../administration/civil-date.ts'
import { useShell, useText } from '../layout/shell.ts'
import { calendarTexts } from './texts.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** Twelve months to look at; all that they show is in the list below in words. */
export function YearView({
  calendar,
  days,
  year,
}: {
  calendar: CalendarDetails
  days: readonly ClosureDay[]
  year: number
}) {
  const { legend } = useText(calendarTexts)
  const byDate = new Map(days.map((day) => [day.date, day]))
  const worked = new Set<number>(calendar.weekly.map(({ day }) => day))
  return (
    <div aria-hidden="true">
      <div class="year-view">
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} byDate={byDate} worked={worked} />
        ))}
      </div>
      <p class="year-legend small text-secondary">
        <span class="year-day year-closed">1</span> {legend.closed}
        <span class="year-day year-partly">1</span> {legend.partly}
        <span class="year-day year-proposed">1</span> {legend.proposed}
        <span class="year-day year-idle">1</span> {legend.weekend}
      </p>
    </div>
  )
}

function Month({
  year,
  month,
  byDate,
  worked,
}: {
  year: number
  month: number
  byDate: ReadonlyMap<string, ClosureDay>
  worked: ReadonlySet<number>
}) {
  const { language } = useShell()
  const { weekdaysShort } = useText(calendarTexts)
  const first = new Date(Date.UTC(year, month - 1, 1))
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const blanks = (first.getUTCDay() + 6) % 7
  return (
    <div class="year-month">
      <div class="year-month-name">{monthName(month, language)}</div>
      <div class="year-grid">
        {WEEKDAYS.map((day) => (
          <span key={day} class="year-weekday">
            {weekdaysShort[day]}
          </span>
        ))}
        {Array.from({ length: blanks }, (_, index) => (
          <span key={`blank ${index}`} />
        ))}
        {Array.from({ length }, (_, index) => {
          const date = `${year}-${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`
          const weekday = ((blanks + index) % 7) + 1
          const closure = byDate.get(date)
          return (
            <span
              key={date}
              class={`year-day ${lookOf(closure, worked.has(weekday))}`}
              title={titleOf(closure)}
            >
              {index + 1}
            </span>
          )
        })}
      </div>
    </div>
  )
}

function lookOf(closure: ClosureDay | undefined, isWorked: boolean): string {
  if (closure?.active) return closure.open.length > 0 ? 'year-partly' : 'year-closed'
  if (closure && !closure.kept) return 'year-proposed'
  return isWorked ? '' : 'year-idle'
}

function titleOf(closure: ClosureDay | undefined): string | undefined {
  if (!closure) return undefined
  return closure.open.length > 0 ? `${closure.name} (${formatHours(closure.open)})` : closure.name
}
