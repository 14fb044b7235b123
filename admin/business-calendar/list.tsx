import { type CalendarItem, formatWeek, mayChangeCalendars, WEEKDAYS } from '#engine'
import { RecordList } from '../administration/record-list.tsx'
import { page } from '../answer.ts'
import { useText } from '../layout/shell.ts'
import type { Visit } from '../visit.ts'
import { calendarTexts } from './texts.ts'

export async function listCalendars({ engine, actor, language }: Visit) {
  const calendars = await engine.calendars.list(actor)
  const title = calendarTexts(language).title
  return page(title, <Calendars calendars={calendars} mayAdd={mayChangeCalendars(actor)} />)
}

function Calendars({ calendars, mayAdd }: { calendars: readonly CalendarItem[]; mayAdd: boolean }) {
  const t = useText(calendarTexts)
  return (
    <RecordList
      path="/calendars"
      words={t}
      icon="calendar-time"
      mayAdd={mayAdd}
      rows={calendars}
      columns={[
        {
          key: 'name',
          label: t.name,
          cell: ({ id, name, closures }) => (
            <>
              <a href={`/calendars/${id}`} class="fw-medium">
                {name}
              </a>
              <div class="text-secondary small">{t.closureCount(closures)}</div>
            </>
          ),
        },
        {
          key: 'hours',
          label: t.hours,
          cell: (calendar) => <Hours calendar={calendar} />,
          wideOnly: true,
        },
        {
          key: 'used',
          label: t.usedBy,
          cell: ({ companies, departments }) => [...companies, ...departments].join(' · ') || t.unused,
        },
      ]}
    />
  )
}

/** The week in a few lines: weekdays with the same hours share one. */
function Hours({ calendar }: { calendar: CalendarItem }) {
  const { weekdays } = useText(calendarTexts)
  const texts = formatWeek(calendar.weekly)
  const lines: { first: number; last: number; hours: string }[] = []
  texts.forEach((hours, index) => {
    const before = lines.at(-1)
    if (before && before.hours === hours) before.last = index
    else lines.push({ first: index, last: index, hours })
  })
  const nameOf = (index: number) => weekdays[WEEKDAYS[index] ?? 1].split('-')[0]
  return (
    <>
      {lines
        .filter(({ hours }) => hours !== '')
        .map(({ first, last, hours }) => (
          <div key={first} class="small">
            {first === last ? nameOf(first) : `${nameOf(first)} – ${nameOf(last)}`}: {hours}
          </div>
        ))}
    </>
  )
}
