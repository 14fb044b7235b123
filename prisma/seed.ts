import type { Logger } from 'pino'
import { type Config, createEngine, type Database, fixedClock, Refused, sql } from '#engine'
import { administer } from './seed/administration.ts'
import { ENDED } from './seed/ended-stories.ts'
import { OPEN } from './seed/open-stories.ts'
import { CONTACTS, STRANGER } from './seed/people.ts'
import { tell } from './seed/telling.ts'

const WEEKS = 7

/**
 * The demo desk: a software house with six weeks of work behind it, in a migrated and empty database. Everything in
 * it was done with the engine's own verbs at the hour it is said to have happened.
 * Throws Refused (`database_not_empty`).
 */
export async function seed(options: {
  db: Database
  log: Logger
  config: Config
  secretKey: string
  now?: Date
}): Promise<void> {
  const { now = new Date(), ...parts } = options
  if (!(await isEmpty(parts.db))) throw new Refused('database_not_empty')
  const clock = fixedClock(new Date(now.getTime() - WEEKS * 7 * 86_400_000))
  const engine = createEngine({ ...parts, clock })
  const desk = await administer(engine, clock.now().getFullYear(), now.getFullYear() + 1)
  clock.set(now)
  await tell(engine, clock, [...ENDED, ...OPEN], desk)
}

export async function isEmpty(db: Database): Promise<boolean> {
  const { empty } = await db.one<{ empty: boolean }>(sql`
    select not exists (select from company) and not exists (select from operator)
      and not exists (select from customer) and not exists (select from contact) as empty`)
  return empty
}

/** The phones of the demo: who can write to the bot, and who nobody knows yet. */
export function demoPhones() {
  const known = Object.values(CONTACTS).flatMap((contact) => {
    if (!('telegram' in contact)) return []
    const [firstName = '', ...rest] = contact.name.split(' ')
    return [
      {
        id: contact.telegram as number,
        firstName,
        lastName: rest.join(' '),
        phone: `+55${contact.mobile.replace(/\D/g, '')}`,
        languageCode: 'language' in contact ? 'en' : 'pt-br',
      },
    ]
  })
  return [...known, { ...STRANGER, languageCode: 'pt-br' }]
}
