import { DAY } from './story.ts'

/** What is told: it begins so many working days ago at a time of the day, or so many minutes ago, and goes on in steps. */
export type Told = {
  at: [workingDaysAgo: number, time: string] | { minutesAgo: number }
  steps?: readonly { after: number; who: string }[]
}

type StepOf<Story extends Told> = NonNullable<Story['steps']>[number]

/** One thing that happens at one instant. `step` null: it begins. */
export type Moment<Story extends Told> = { at: Date; story: Story; step: StepOf<Story> | null }

const MINUTE = 60_000
/** São Paulo has had no summer time since 2019. */
const OFFSET = -3 * 60 * MINUTE
const OPENS = 8 * 60
const CLOSES = 18 * 60

/** All moments of all stories, in the order in which they happen, none after `now`. */
export function timeline<Story extends Told>(stories: readonly Story[], now: Date): Moment<Story>[] {
  return stories.flatMap((story) => momentsOf(story, now)).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** So many working days after a moment (0: on the first one from then on), at a time of the day. */
export function workingDayAfter(from: Date, days: number, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  let day = startOfDay(from)
  while (!isWeekday(day)) day = later(day, DAY)
  for (let left = days; left > 0; ) {
    day = later(day, DAY)
    if (isWeekday(day)) left -= 1
  }
  return later(day, hours * 60 + minutes)
}

function momentsOf<Story extends Told>(story: Story, now: Date): Moment<Story>[] {
  const steps: readonly StepOf<Story>[] = story.steps ?? []
  const opening = begins(story.at, now)
  const moments: Moment<Story>[] = [{ at: opening, story, step: null }]
  let at = opening
  for (const [index, step] of steps.entries()) {
    at = step.who === 'customer' ? awake(later(at, step.after)) : atWork(later(at, step.after))
    // Early in the morning yesterday's evening is near: what would lie ahead of us has just happened.
    const latest = new Date(now.getTime() - (steps.length - index) * MINUTE)
    if (at > latest) at = latest
    moments.push({ at, story, step })
  }
  return moments
}

function begins(at: Told['at'], now: Date): Date {
  if (!Array.isArray(at)) return new Date(now.getTime() - at.minutesAgo * MINUTE)
  const [workingDaysAgo, time] = at
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  let day = startOfDay(now)
  for (let left = workingDaysAgo; left > 0; ) {
    day = later(day, -DAY)
    if (isWeekday(day)) left -= 1
  }
  return later(day, hours * 60 + minutes)
}

/** The next moment at which the desk is open. */
function atWork(date: Date): Date {
  const minute = minuteOfDay(date)
  if (isWeekday(date) && minute >= OPENS && minute < CLOSES) return date
  let day = startOfDay(date)
  if (minute >= OPENS || !isWeekday(day)) day = later(day, DAY)
  while (!isWeekday(day)) day = later(day, DAY)
  return later(day, OPENS + (minute % 50))
}

/** Customers answer in the evening too, but not at night. */
function awake(date: Date): Date {
  const minute = minuteOfDay(date)
  if (minute < 7 * 60) return later(startOfDay(date), 7 * 60 + (minute % 50))
  if (minute >= 22 * 60) return later(startOfDay(date), DAY + 7 * 60 + (minute % 50))
  return date
}

function later(date: Date, minutes: number): Date {
  return new Date(date.getTime() + minutes * MINUTE)
}

function startOfDay(date: Date): Date {
  return later(date, -minuteOfDay(date) - (date.getTime() % MINUTE) / MINUTE)
}

function minuteOfDay(date: Date): number {
  const local = new Date(date.getTime() + OFFSET)
  return local.getUTCHours() * 60 + local.getUTCMinutes()
}

function isWeekday(date: Date): boolean {
  const day = new Date(date.getTime() + OFFSET).getUTCDay()
  return day !== 0 && day !== 6
}
