import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { visitor } from '../admin/visitor.ts'
import { openHouse } from '../house.ts'
import { mailServer } from '../mail-server.ts'
import { mailOf } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket } from './scenes.ts'

const LONG = { timeout: 40_000 }

it(
  'F45: a mail server that says later is asked again, one that says no is shown, and the chats notice nothing',
  LONG,
  async () => {
    let refusals = 0
    const mails = await mailServer({
      onMailFrom(_address, _session, done) {
        if (refusals++ === 0) return done(Object.assign(new Error('busy'), { responseCode: 421 }))
        done()
      },
      onRcptTo({ address }, _session, done) {
        if (address === mailOf('Rosa Martins'))
          return done(Object.assign(new Error('no such user'), { responseCode: 550 }))
        done()
      },
    })
    const house = await openHouse({ mails })
    const { maria, rosa } = house
    for (const person of [maria, rosa]) house.phoneOf(person).start()
    await house.settled()
    await Promise.all([maria, rosa].map((person) => house.opens(person)))
    await house.settled()
    expect(mails.to(mailOf('Maria Souza'))).toHaveLength(1)
    const letters = await house.engine.outbox.letters(house.davi)
    expect(letters).toMatchObject([
      { channel: 'email', to: mailOf('Rosa Martins'), error: expect.stringContaining('550') },
    ])
    await expectSound(house, { dead: letters.length })
  },
)

it('a dead notice is really sent again from the page of its ticket', LONG, async () => {
  const house = await openHouse()
  const { maria, ana, engine } = house
  const { id } = await insideTicket(house, maria)
  const phone = house.phoneOf(maria)
  phone.block()
  await house.settled()
  await house.db.query(sql`update chat set dead_at = null where contact_id = ${maria.id}`)
  await engine.tickets.ask(ana, id, { text: 'Qual versão?' })
  await house.settled()
  const [letter] = await engine.outbox.letters(house.davi)
  expect(letter).toMatchObject({ channel: 'telegram', error: expect.stringContaining('blocked') })

  phone.unblock()
  await house.settled()
  const panel = visitor(house.url)
  await panel.post('/sign-in', await house.letIn(ana))
  const { status } = await panel.post(`/tickets/${id}/notices/${letter?.id}/resending`, {})
  expect(status).toBe(303)
  await phone.waitFor('Qual versão?')
  await house.settled()
  expect(await engine.outbox.letters(house.davi)).toEqual([])
  await expectSound(house)
})

it(
  'F60: deadlines that came while everything was off fire once, in order, with one reminder and all of the grace',
  LONG,
  async () => {
    const house = await openHouse()
    const { maria, ana, engine, clock } = house
    const { id } = await insideTicket(house, maria)
    await engine.tickets.ask(ana, id, { text: 'Qual versão?' })
    await house.settled()
    const DAYS_OFF = 13
    clock.advance(DAYS_OFF * 86_400_000)
    await house.phoneOf(maria).waitFor('está em validação')
    await house.settled()
    const types = await house.db.rows<{ type: string }>(sql`
    select type from event where entity_id = ${id} and actor_kind = 'system' order by id`)
    expect(types.map(({ type }) => type)).toEqual(['remind', 'silence'])
    const [due] = await house.db.rows<{ days: number }>(sql`
    select extract(epoch from due_at - ${clock.now()})::float8 / 86400 as days from timer
    where entity_id = ${id} and name = 'silence'`)
    expect(due?.days).toBeCloseTo(5)
    await expectSound(house)
  },
)

it(
  'F24: approve pressed twice at once: it counts once, and the second press is told kindly',
  LONG,
  async () => {
    const house = await openHouse()
    const { maria, ana, engine } = house
    const { id } = await insideTicket(house, maria)
    await engine.tickets.solve(ana, id, { text: 'Publicamos a correção.' })
    const phone = house.phoneOf(maria)
    await phone.waitFor('Deu certo?')
    phone.press('✅ Aprovar')
    phone.press('✅ Aprovar')
    await house.settled()
    const approvals = await house.db.rows(
      sql`select 1 from event where entity_id = ${id} and type = 'approve'`,
    )
    expect(approvals).toHaveLength(1)
    expect(phone.screenText()).toContain('já está encerrado')
    await expectSound(house)
  },
)

it(
  'F68, F72: Maria writes while Ana ends the ticket: her words are kept, and the history has no gap',
  LONG,
  async () => {
    const house = await openHouse()
    const { maria, ana, engine } = house
    for (let n = 1; n <= 4; n++) {
      const { id } = n === 1 ? await insideTicket(house, maria) : await again()
      house.phoneOf(maria).say(`Um momento, ${n}`)
      await Promise.all([engine.tickets.reject(ana, id, { text: 'Duplicado' }), house.settled()])
    }
    const kept = await house.db.rows<{ found: string }>(sql`
    select body as found from log where body like 'Um momento%'
    union all select context::text from conversation where context::text like '%Um momento%'`)
    for (let n = 1; n <= 4; n++)
      expect(kept.some(({ found }) => found.includes(`Um momento, ${n}`))).toBe(true)
    await expectSound(house)

    async function again() {
      const ticket = await house.opened(maria, ana)
      const phone = house.phoneOf(maria)
      phone.say(ticket.number)
      await house.settled()
      return ticket
    }
  },
)
