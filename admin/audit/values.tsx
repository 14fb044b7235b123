import { formatHours, formatWeek, type Hours, WEEKDAYS, type WeeklyInterval } from '#engine'
import { calendarTexts } from '../business-calendar/texts.ts'
import { useDates, useText } from '../layout/shell.ts'
import { auditTexts } from './texts.ts'
import { valueTexts } from './value-texts.ts'

/** What stood in a field, as people say it; `names` says what the ids mean. */
export function Value({
  field,
  value,
  names,
}: {
  field: string
  value: unknown
  names: Readonly<Record<string, string>>
}) {
  const t = useText(auditTexts)
  const words: Record<string, Record<string, string>> = useText(valueTexts)
  const { dateTime } = useDates()
  if (field === 'weekly' && Array.isArray(value)) return <Week weekly={value as WeeklyInterval[]} />
  if (field === 'open' && Array.isArray(value) && value.length > 0)
    return <>{formatHours(value as Hours[])}</>
  if (value === true) return <>{t.yes}</>
  if (value === false) return <>{t.no}</>
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    return <em>{t.empty}</em>
  }
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    return <>{value.map((item) => names[item] ?? item).join(', ')}</>
  }
  if (typeof value === 'string') {
    return (
      <>
        {names[value] ?? words[field]?.[value] ?? (INSTANT.test(value) ? dateTime(new Date(value)) : value)}
      </>
    )
  }
  return <>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</>
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

function Week({ weekly }: { weekly: readonly WeeklyInterval[] }) {
  const { weekdays, closed } = useText(calendarTexts)
  return (
    <>
      {formatWeek(weekly).map((hours, index) => {
        const day = WEEKDAYS[index] ?? 1
        return (
          <span key={day} class="d-block">
            {weekdays[day]}: {hours || closed}
          </span>
        )
      })}
    </>
  )
}
