import { describe, expect, test } from 'vitest'
import { Invalid } from '../../../engine/errors.ts'
import { parseCalendar } from '../../../engine/sla/calendar.ts'
import { type CalendarFault, calendarFaultText } from '../../../engine/sla/calendar-faults.ts'
import { aroundTheClock, closed, nightShift, office } from './calendars.ts'

const ASH_WEDNESDAY = closed('2026-02-18', 'Quarta-feira de Cinzas', [{ from: '14:00', to: '24:00' }])

test.each([
  ['office hours with lunch', office([ASH_WEDNESDAY])],
  ['around the clock to 24:00', aroundTheClock()],
  ['night shifts, Sunday to Monday included', nightShift([1, 2, 3, 4, 5, 6, 7], 'America/Manaus')],
])('a calendar of %s survives its way through JSON', (_title, calendar) => {
  expect(parseCalendar(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar)
})

describe('a calendar is refused with the reason in words', () => {
  test.each([
    [
      'an end before the beginning',
      { weekly: [hours('18:00', '08:00')] },
      'weekly.0',
      'termina no dia seguinte',
    ],
    [
      'an end at the beginning',
      { weekly: [hours('08:00', '08:00')] },
      'weekly.0',
      'terminar depois de começar',
    ],
    [
      'overlapping hours',
      { weekly: [hours('08:00', '12:00'), hours('11:30', '18:00')] },
      'weekly.1',
      'Segunda-feira: os horários 08:00–12:00 e 11:30–18:00 se sobrepõem',
    ],
    [
      'a night shift that runs into the morning hours of the next day',
      {
        weekly: [
          { ...hours('22:00', '06:00'), overnight: true },
          { ...hours('05:00', '12:00'), day: 2 },
        ],
      },
      'weekly.1',
      'Terça-feira: os horários 22:00–06:00 e 05:00–12:00 se sobrepõem',
    ],
    [
      'a Sunday night that runs into Monday',
      { weekly: [hours('05:00', '12:00'), { ...hours('22:00', '06:00'), day: 7, overnight: true }] },
      'weekly.0',
      'Segunda-feira: os horários 22:00–06:00 e 05:00–12:00 se sobrepõem',
    ],
    [
      'a night shift that is none',
      { weekly: [{ ...hours('08:00', '12:00'), overnight: true }] },
      'weekly.0',
      'meia-noite',
    ],
    ['no hours at all', { weekly: [] }, 'weekly', 'ao menos um horário'],
    ['an unknown zone', { timeZone: 'America/Atlantida' }, 'timeZone', 'America/Atlantida'],
    ['an offset in place of a zone', { timeZone: '-03:00' }, 'timeZone', 'fuso horário'],
    ['a time that no clock shows', { weekly: [hours('08:00', '24:30')] }, 'weekly.0.to', 'formato'],
    ['an eighth day', { weekly: [{ ...hours('08:00', '12:00'), day: 8 }] }, 'weekly.0.day', 'formato'],
    ['a date that does not exist', { closures: [closed('2026-02-30')] }, 'closures.0.date', 'formato'],
    ['a nameless closure', { closures: [closed('2026-02-18', ' ')] }, 'closures.0.name', 'formato'],
    [
      'a date twice',
      { closures: [closed('2026-04-21', 'Tiradentes'), closed('2026-04-21', 'Aniversário')] },
      'closures.1',
      '21/04/2026 (Aniversário)',
    ],
    [
      'overlapping open parts of a day',
      {
        closures: [
          closed('2026-02-18', 'Cinzas', [
            { from: '14:00', to: '18:00' },
            { from: '16:00', to: '20:00' },
          ]),
        ],
      },
      'closures.0.open.1',
      'Os horários 14:00–18:00 e 16:00–20:00 se sobrepõem',
    ],
    ['an unknown field', { colour: 'blue' }, '', 'formato'],
  ])('%s', (_title, change, field, words) => {
    const faults = faultsOf({ ...office(), ...change })
    expect(faults.map((fault) => fault.field)).toContain(field)
    expect(faults.map((fault) => calendarFaultText(fault, 'pt')).join('\n')).toContain(words)
  })

  test.each([null, 'Mon-Fri', [], 7, { timeZone: 'UTC' }])('%j', (json) => {
    expect(faultsOf(json)).not.toHaveLength(0)
  })

  test('in English as well', () => {
    const [fault] = faultsOf({ ...office(), weekly: [hours('08:00', '12:00'), hours('11:30', '18:00')] })
    expect(calendarFaultText(fault!, 'en')).toBe('Monday: the hours 08:00–12:00 and 11:30–18:00 overlap.')
  })

  test('every mistake at once', () => {
    const faults = faultsOf({
      timeZone: 'Nowhere',
      weekly: [hours('18:00', '08:00')],
      closures: [closed('soon')],
    })
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'endsBeforeItBegins',
      'malformed',
      'unknownTimeZone',
    ])
  })
})

test('hours that touch do not overlap', () => {
  const calendar = { ...office(), weekly: [hours('08:00', '12:00'), hours('12:00', '18:00')] }
  expect(parseCalendar(calendar).weekly).toHaveLength(2)
})

function hours(from: string, to: string) {
  return { day: 1, from, to }
}

function faultsOf(json: unknown): CalendarFault[] {
  try {
    parseCalendar(json)
  } catch (error) {
    if (error instanceof Invalid && error.code === 'calendar_invalid')
      return error.details.fields as CalendarFault[]
    throw error
  }
  return []
}
