import { expect, it } from 'vitest'
import { DatabaseUnavailable } from '../../engine/database/errors.ts'
import { sql } from '../../engine/database/sql.ts'
import { openHouse } from '../house.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, webhookInfo, written } from './scenes.ts'

const LONG = { timeout: 90_000 }

it(
  'F53: no connection is free for a while: messages and pages are put off with a 503, and nothing is written by halves',
  LONG,
  async () => {
    const house = await openHouse({ mode: 'webhook' })
    const { maria, ana, engine, db } = house
    const { id } = await insideTicket(house, maria)
    const { pool } = engine
    const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()))
    house.phoneOf(maria).say('Alguma novidade?')
    const page = fetch(`${house.url}/sign-in`)
    const answer = engine.tickets.write(ana, id, { text: 'Estamos vendo.' })
    await expect(answer).rejects.toThrow(DatabaseUnavailable)
    expect((await page).status).toBe(503)
    expect((await page).headers.get('Retry-After')).toBe('5')
    expect(await webhookInfo(house)).toMatchObject({ last_error_message: expect.stringContaining('503') })
    for (const client of held) client.release()
    await house.settled()
    await engine.tickets.write(ana, id, { text: 'Estamos vendo.' })
    await house.settled()
    expect(await written(house)).toEqual(['Alguma novidade?', 'Estamos vendo.'])
    expect(
      await db.rows(
        sql`select 1 from event where entity_id = ${id} and type in ('customerWrote', 'teamWrote')`,
      ),
    ).toHaveLength(2)
    await expectSound(house)
  },
)
