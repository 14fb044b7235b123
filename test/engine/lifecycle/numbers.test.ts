import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { nextNumber } from '../../../engine/lifecycle/numbers.ts'
import { emptyDatabase, testDatabase } from '../../database.ts'

const db = await testDatabase()

const ZONES = ['America/Sao_Paulo', 'UTC', 'Asia/Kathmandu', 'Pacific/Apia'] as const

it('counts every month of the zone from one, without a gap, whatever order the instants come in', async () => {
  const instants = fc.array(
    fc.date({ min: new Date('2024-01-01'), max: new Date('2031-12-31'), noInvalidDate: true }),
    {
      maxLength: 12,
    },
  )
  await fc.assert(
    fc.asyncProperty(instants, fc.constantFrom(...ZONES), async (dates, zone) => {
      await emptyDatabase(db)
      const months = new Map<string, number>()
      for (const at of dates) {
        const number = await db.transaction((tx) => nextNumber(tx, 'ticket', at, zone))
        const month = at.toLocaleDateString('sv', { timeZone: zone }).slice(0, 7).replace('-', '')
        months.set(month, (months.get(month) ?? 0) + 1)
        expect(number).toBe(`${month}/${String(months.get(month)).padStart(4, '0')}`)
      }
    }),
    { numRuns: 25 },
  )
})

it('takes a number back when the opening is undone', async () => {
  await emptyDatabase(db)
  const at = new Date('2026-11-23T13:00:00Z')
  const undone = db.transaction(async (tx) => {
    await nextNumber(tx, 'ticket', at, 'UTC')
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await db.transaction((tx) => nextNumber(tx, 'ticket', at, 'UTC'))).toBe('202611/0001')
})

it('goes on past the digits of the format', async () => {
  await emptyDatabase(db)
  await (await db.prisma()).numberSequence.create({ data: { scope: 'ticket', period: '202611', last: 9999 } })
  const at = new Date('2026-11-23T13:00:00Z')
  expect(await db.transaction((tx) => nextNumber(tx, 'ticket', at, 'UTC'))).toBe('202611/10000')
})

it('writes the format that the company chose', async () => {
  await emptyDatabase(db)
  const at = new Date('2026-11-23T13:00:00Z')
  expect(await db.transaction((tx) => nextNumber(tx, 'horizonte', at, 'UTC', 'YYYYMM.N'))).toBe('202611.1')
})

it('leaves numbers out when another server goes on that may not know the last ones, also in a new month', async () => {
  await emptyDatabase(db)
  const next = (month: string) =>
    db.transaction((tx) => nextNumber(tx, 'ticket', new Date(`2026-${month}-23T13:00:00Z`), 'UTC'))
  const failOver = () => db.query(sql`update number_sequence set history = 'another/00000001'`)
  expect(await next('11')).toBe('202611/0001')
  await failOver()
  expect([await next('11'), await next('11')]).toEqual(['202611/0102', '202611/0103'])
  await failOver()
  expect([await next('12'), await next('12')]).toEqual(['202612/0101', '202612/0102'])
})
