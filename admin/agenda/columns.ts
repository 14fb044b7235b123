import { type Agenda, type AgendaVisit, dayAfter, dayAndTimeAt } from '#engine'
import type { Period } from './period.ts'

/** A technician on a day, with what is there from morning to evening. */
export type Column = {
  key: string
  technicianId: string
  technician: string
  groups: readonly string[]
  day: string
  visits: PlacedVisit[]
}

/** From and until in minutes of the column's day; what goes over midnight is cut there, and cannot be moved. */
export type PlacedVisit = AgendaVisit & { fromMinute: number; untilMinute: number; isWhole: boolean }

export function columnsOf({ technicians, visits, timeZone }: Agenda, { first, days }: Period): Column[] {
  return technicians.flatMap(({ id, name, groups }) =>
    Array.from({ length: days }, (_, n) => dayAfter(first, n)).map((day) => ({
      key: `${id} ${day}`,
      technicianId: id,
      technician: name,
      groups,
      day,
      visits: visits
        .filter(({ technicianId }) => technicianId === id)
        .flatMap((visit) => placedOn(day, visit, timeZone)),
    })),
  )
}

/** The hours that are drawn: the usual day, and whatever reaches beyond it. */
export function hoursOf(columns: readonly Column[]): { from: number; until: number } {
  const all = columns.flatMap(({ visits }) => visits)
  const from = Math.min(7, ...all.map(({ fromMinute }) => Math.floor(fromMinute / 60)))
  const until = Math.max(19, ...all.map(({ untilMinute }) => Math.ceil(untilMinute / 60)))
  return { from, until }
}

function placedOn(day: string, visit: AgendaVisit, timeZone: string): PlacedVisit[] {
  const from = dayAndTimeAt(timeZone, visit.from)
  const until = dayAndTimeAt(timeZone, visit.until)
  if (from.day > day || until.day < day) return []
  const fromMinute = from.day < day ? 0 : minuteOf(from.time)
  const untilMinute = until.day > day ? 1_440 : minuteOf(until.time)
  if (untilMinute <= fromMinute) return []
  return [{ ...visit, fromMinute, untilMinute, isWhole: from.day === until.day }]
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
