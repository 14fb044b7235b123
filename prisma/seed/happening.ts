import { sql } from '#engine'
import type { Verbs } from './administration.ts'
import { type Told, timeline } from './timeline.ts'

export type MovableClock = { now(): Date; set(date: Date): void }

/** Anything that happens at a moment: so many working days ago at a time of the day, or so many minutes ago. */
export type Happening = Pick<Told, 'at'>

/** Lets every story happen, with the clock at the hour of each step, and every deadline on its way. */
export async function letHappen<Story extends Told>(
  engine: Verbs,
  clock: MovableClock,
  stories: readonly Story[],
  happen: (story: Story, step: NonNullable<Story['steps']>[number] | null) => Promise<void>,
): Promise<void> {
  const now = clock.now()
  for (const { at, story, step } of timeline(stories, now)) {
    await fireUntil(engine, clock, at)
    clock.set(at)
    await happen(story, step)
  }
  await fireUntil(engine, clock, now)
  clock.set(now)
}

/** Deadlines come in between: reminders, warnings of an SLA, closing for silence. */
async function fireUntil(engine: Verbs, clock: MovableClock, until: Date): Promise<void> {
  for (;;) {
    const due = await engine.tx.first<{
      entity: string
      entityId: string
      name: string
      event: { type: string }
      dueAt: Date
    }>(
      sql`select entity, entity_id, name, event, due_at from timer where due_at <= ${until} order by due_at limit 1`,
    )
    if (!due) return
    clock.set(due.dueAt)
    await (due.entity === 'ticket' ? engine.tickets : engine.atendimentos).fireTimer(engine.tx, due)
  }
}
