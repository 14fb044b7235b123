import { get, post } from '../route.ts'
import { addCalendar, showNewCalendar } from './add.tsx'
import { calendarApplication } from './application.ts'
import { changeCalendar, removeCalendar, showCalendar } from './change.tsx'
import { acceptHolidays, removeClosure, setClosure, switchClosure } from './closures.ts'
import { listCalendars } from './list.tsx'

export const calendarRoutes = [
  get('/calendars', 'supervisor', listCalendars),
  get('/calendars/new', 'administrator', showNewCalendar),
  post('/calendars', 'administrator', addCalendar),
  get('/calendars/:id', 'supervisor', showCalendar),
  post('/calendars/:id', 'administrator', changeCalendar),
  get('/calendars/:id/application', 'supervisor', calendarApplication.show),
  post('/calendars/:id/application', 'administrator', calendarApplication.apply),
  post('/calendars/:id/removal', 'administrator', removeCalendar),
  post('/calendars/:id/closures', 'administrator', setClosure),
  post('/calendars/:id/closures/:date/switch', 'administrator', switchClosure),
  post('/calendars/:id/closures/:date/removal', 'administrator', removeClosure),
  post('/calendars/:id/holidays', 'administrator', acceptHolidays),
]
