import type { Logger } from 'pino'
import { type Config, createEngine, type Database, fixedClock, Refused, sql } from '#engine'
import { administer } from './seed/administration.ts'
import { tellCases } from './seed/case-telling.ts'
import { ENDED } from './seed/ended-stories.ts'
import { OPEN } from './seed/open-stories.ts'
import { CONTACTS, STRANGER } from './seed/people.ts'
import { equip } from './seed/provider-administration.ts'
import { PROVIDER_CONTACTS } from './seed/provider-people.ts'
import { sendPast } from './seed/sent.ts'
import { tell } from './seed/telling.ts'

export { linkOperators, operatorPhones } from './seed/operator-phones.ts'
export { type DemoOperator, freshPasswords } from './seed/passwords.ts'
export { linkNumber, whatsappPhones } from './seed/whatsapp-phones.ts'

const WEEKS = 7

/**
 * The demo desk: a software house and an internet provider with six weeks of work behind them, in a migrated and empty
 * database. Everything in it was done with the engine's own verbs at the hour it is said to have happened, and comes
 * whole or not at all. Throws Refused (`database_not_empty`).
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
  const clock = fixedClock(now)
  const engine = createEngine({ ...parts, clock })
  await engine.db.transaction(async (tx) => {
    const verbs = { ...engine.on(tx), tx, clock }
    const began = new Date(now.getTime() - WEEKS * 7 * 86_400_000)
    clock.set(began)
    const desk = await administer(verbs, clock.now().getFullYear(), now.getFullYear() + 1)
    clock.set(now)
    await tell(verbs, clock, [...ENDED, ...OPEN], desk)
    clock.set(began)
    const provider = await equip(verbs, now)
    clock.set(now)
    await tellCases(verbs, clock, provider)
    await sendPast(verbs)
  })
}

export async function isEmpty(db: Database): Promise<boolean> {
  const { empty } = await db.one<{ empty: boolean }>(sql`
    select not exists (select from company) and not exists (select from operator)
      and not exists (select from customer) and not exists (select from contact) as empty`)
  return empty
}

/** The phones of the demo: who can write to the bot, and who nobody knows yet. */
export function demoPhones() {
  const people: readonly { name: string; telegram?: number; mobile?: string; language?: 'en' }[] = [
    ...Object.values(CONTACTS),
    ...Object.values(PROVIDER_CONTACTS),
  ]
  const known = people.flatMap(({ telegram, name, mobile, language }) => {
    if (!telegram) return []
    const [firstName = '', ...rest] = name.split(' ')
    const phone = mobile && { phone: `+55${mobile.replace(/\D/g, '')}` }
    const languageCode = language ?? 'pt-br'
    return [{ id: telegram, firstName, lastName: rest.join(' '), ...phone, languageCode, known: true }]
  })
  return [...known, { ...STRANGER, languageCode: 'pt-br', known: false }]
}
