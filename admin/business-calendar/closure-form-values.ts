import { type ClosureDay, formatHours } from '#engine'
import { blank, type Draft } from '../form/submission.ts'

/** The form for a day: as it stands when one of the year's days is to be edited, empty otherwise. */
export function dayInForm(days: readonly ClosureDay[], date: string | undefined): Draft {
  const day = days.find((each) => each.date === date)
  if (!day) return blank({ date })
  return blank({ date: day.date, name: day.name, open: formatHours(day.open) })
}
