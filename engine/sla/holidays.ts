import type { HolidaysTypes } from 'date-holidays'
import type { Language } from '../text.ts'
import type { Closure, Hours } from './calendar.ts'

/** A day the administrator may close. `open` names the part of the day that is not a holiday. */
export type ProposedHoliday = {
  date: string
  name: Record<Language, string>
  kind: Kind
  open: Hours[]
  active: boolean
}

type Kind = 'national' | 'state' | 'optional'

/**
 * Brazil's holidays of a year, sorted, one a date: national and (with `state`, e.g. `SP`) state ones active; optional
 * points, bank days and election Sundays inactive. A proposal only: what the administrator keeps is the truth.
 * Works offline. An unknown state adds nothing.
 */
export async function proposeHolidays(
  year: number,
  { state }: { state?: string } = {},
): Promise<ProposedHoliday[]> {
  const { default: Holidays } = await import('date-holidays') // large: only who asks for it pays
  const country = new Holidays('BR', { timezone: 'UTC' })
  const ofCountry = proposals(country.getHolidays(year, 'pt'), country.getHolidays(year, 'en'), 'national')
  if (!state || !Object.hasOwn(country.getStates('BR'), state)) return onePerDate(ofCountry)

  const local = new Holidays('BR', state, { timezone: 'UTC' })
  const ofState = proposals(local.getHolidays(year, 'pt'), local.getHolidays(year, 'en'), 'state')
  return onePerDate([...ofCountry, ...ofState])
}

/** The states of Brazil by code, for the administrator's choice. */
export async function brazilianStates(): Promise<Record<string, string>> {
  const { default: Holidays } = await import('date-holidays')
  return new Holidays().getStates('BR')
}

/** The proposal as an entry of a calendar. */
export function asClosure({ date, name, open, active }: ProposedHoliday, language: Language): Closure {
  return { date, name: name[language], open, active }
}

function proposals(
  inPortuguese: HolidaysTypes.Holiday[],
  inEnglish: HolidaysTypes.Holiday[],
  publicKind: 'national' | 'state',
): ProposedHoliday[] {
  return inPortuguese.flatMap((holiday, index) => {
    if (holiday.type === 'observance' || holiday.type === 'school') return []
    const isDayOff = holiday.type === 'public' && !holiday.rule.includes('in even years') // elections fall on Sundays
    const name = NAMES[holiday.rule] ?? { pt: holiday.name, en: inEnglish[index]!.name }
    const kind: Kind = isDayOff ? publicKind : 'optional'
    return daysOf(holiday).map((day) => ({ ...day, name, kind, active: isDayOff }))
  })
}

/** Names that the library gives otherwise than Brazilians do. */
const NAMES: Record<string, Record<Language, string>> = {
  'easter -47': { pt: 'Carnaval', en: 'Carnival' },
  'easter -46 PT14H': { pt: 'Quarta-feira de Cinzas', en: 'Ash Wednesday' },
  'easter 60': { pt: 'Corpus Christi', en: 'Corpus Christi' },
  '05-01': { pt: 'Dia do Trabalhador', en: 'Labour Day' },
  '12-24 14:00': { pt: 'Véspera de Natal', en: 'Christmas Eve' },
}

/** A holiday day by day: the Carnival weekend is two, Ash Wednesday ends at 14:00, Christmas Eve begins then. */
function daysOf({ start, end }: HolidaysTypes.Holiday): { date: string; open: Hours[] }[] {
  const days = []
  for (let midnight = Date.parse(dateIn(start)); midnight < end.getTime(); midnight += DAY_MS) {
    const from = clockTime(Math.max(start.getTime(), midnight) - midnight)
    const to = clockTime(Math.min(end.getTime(), midnight + DAY_MS) - midnight)
    const open = [
      { from: '00:00', to: from },
      { from: to, to: '24:00' },
    ]
    days.push({ date: dateIn(new Date(midnight)), open: open.filter((hours) => hours.from < hours.to) })
  }
  return days
}

/** Where dates meet, the weightiest kind stays; Tiradentes on a Good Friday keeps both names. */
function onePerDate(holidays: ProposedHoliday[]): ProposedHoliday[] {
  const dates = [...new Set(holidays.map(({ date }) => date))].sort()
  return dates.map((date) => {
    const sameDate = holidays.filter((holiday) => holiday.date === date)
    const kind = KINDS.find((candidate) => sameDate.some((holiday) => holiday.kind === candidate))
    const weightiest = sameDate.filter((holiday) => holiday.kind === kind)
    return { ...weightiest[0]!, name: { pt: namesOf(weightiest, 'pt'), en: namesOf(weightiest, 'en') } }
  })
}

const KINDS: readonly Kind[] = ['national', 'state', 'optional']
const DAY_MS = 86_400_000

function namesOf(holidays: ProposedHoliday[], language: Language): string {
  return [...new Set(holidays.map(({ name }) => name[language]))].join(' / ')
}

function dateIn(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

function clockTime(ms: number): string {
  return ms === DAY_MS ? '24:00' : new Date(ms).toISOString().slice(11, 16)
}
