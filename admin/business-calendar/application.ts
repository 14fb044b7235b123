import { mayChangeCalendars } from '#engine'
import { applicationHandlers } from '../application/handlers.ts'

export const calendarApplication = applicationHandlers({
  path: '/calendars',
  rulesOf: ({ calendars }) => calendars,
  mayApply: mayChangeCalendars,
})
