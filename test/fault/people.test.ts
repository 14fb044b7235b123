import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { type House, openHouse } from '../house.ts'
import { MINUTE } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, written } from './scenes.ts'

const LONG = { timeout: 60_000 }

it(
  'F24: one person approves, another refuses at the same instant: one of them counts, the other is told kindly',
  LONG,
  async () => {
    const house = await openHouse({ mode: 'webhook' })
    const { rosa, tiago, ana, engine, clock } = house
    await house.db.query(sql`update membership set administrator = true where contact_id = ${tiago.id}`)
    const [phone, boss] = [house.phoneOf(rosa), house.phoneOf(tiago)]
    phone.start()
    boss.start()
    await house.settled()
    for (let round = 1; round <= 2; round++) {
      clock.advance(MINUTE)
      const { id, number } = await house.opened(rosa, ana)
      await engine.tickets.solve(ana, id, { text: 'Publicamos a correção.' })
      boss.say(number)
      await house.settled()
      phone.press('❌ Não aprovar')
      await phone.waitFor('o que ainda não funciona', { timeoutMs: 15_000 })

      const reason = `Ainda falha no caixa ${round}`
      const both = [() => boss.press('✅ Aprovar'), () => phone.say(reason)]
      for (const act of round % 2 ? both : both.toReversed()) act()
      await house.settled()

      const [winner, ...others] = await decisions(house, id)
      expect(others).toEqual([])
      if (winner?.type === 'approve') {
        expect(winner).toMatchObject({ actor: 'Tiago Reis', to: 'closed' })
        expect(phone.lastText()).toContain(`O ticket ${number} já foi encerrado e não reabre, mas guardei`)
        phone.press(`🆕 Novo ticket ligado ao ${number}`)
        phone.press('🗑️')
        await house.settled()
      } else {
        expect(winner).toMatchObject({ actor: 'Rosa Martins', type: 'refuse', to: 'in_progress' })
        expect(await written(house)).toContain(reason)
        expect(boss.screenText()).toContain(`O ticket ${number} já está de volta com a equipe`)
      }
    }
    await expectSound(house)
  },
)

it(
  'F24: the same person approves on one device and refuses on another: the first press counts, and nobody asks why',
  LONG,
  async () => {
    const house = await openHouse({ mode: 'webhook' })
    const { maria, ana, engine } = house
    const { id, number } = await insideTicket(house, maria)
    await engine.tickets.solve(ana, id, { text: 'Publicamos a correção.' })
    await house.settled()
    const phone = house.phoneOf(maria)
    const solution = phone.last()?.message_id as number
    phone.press('✅ Aprovar', { on: solution })
    phone.press('❌ Não aprovar', { on: solution })
    await house.settled()
    expect(await decisions(house, id)).toMatchObject([{ type: 'approve' }])
    expect(phone.lastText()).toContain(`O ticket ${number} já está encerrado`)
    expect(phone.screenText()).not.toContain('o que ainda não funciona')
    await expectSound(house)
  },
)

function decisions({ db }: House, ticketId: string) {
  return db.rows<{ type: string; actor: string; to: string }>(sql`
    select type, actor, "to" from event
    where entity_id = ${ticketId} and type in ('approve', 'refuse', 'approveWithRestrictions') order by id`)
}
