import { beforeEach, describe, expect, it } from 'vitest'
import { calendarText } from '../../../engine/agenda-feed/ical.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, DAY, type World } from '../../world.ts'

let world: World
let provider: Provider
beforeEach(async () => {
  world = await createWorld({ PUBLIC_URL: 'https://suporte.redeveloz.example' })
  provider = await createProvider(world)
})

const feeds = () => world.engine.agendaFeeds
const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00-03:00`)

async function visit({ reportedDefect = 'Sem sinal.', address = 'Rua do Sol, 15', from = at('08:00') } = {}) {
  const { eva, lia, serviceOrderTypes } = provider
  const { id } = await provider.claims(eva)
  const { serviceOrders } = world.engine
  const order = await serviceOrders.create(eva, id, {
    typeId: serviceOrderTypes.reparo,
    reportedDefect,
    address,
  })
  const until = new Date(from.getTime() + 3_600_000)
  return serviceOrders.schedule(eva, order.id, { technicianId: lia.id, from, until })
}

/** The lines as they were before they were folded (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')
const value = (lines: string[], name: string) =>
  lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1)

describe('a technician’s feed', () => {
  it('is a calendar of their visits, at the right time, with what a technician needs', async () => {
    const order = await visit()
    const token = await feeds().issue(provider.lia)
    const lines = unfolded(await feeds().read(token))
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
    expect(value(lines, 'X-WR-TIMEZONE')).toBe('America/Sao_Paulo')
    expect(value(lines, 'UID')).toBe(`${order.id}@bote`)
    expect(value(lines, 'DTSTART')).toBe('20261124T110000Z')
    expect(value(lines, 'DTEND')).toBe('20261124T120000Z')
    expect(value(lines, 'SUMMARY')).toBe('202611/0001 · Reparo · Olívia Braga')
    expect(value(lines, 'LOCATION')).toBe('Rua do Sol\\, 15')
    expect(value(lines, 'DESCRIPTION')).toBe('Agendada\\n\\nSem sinal.')
    expect(value(lines, 'URL')).toBe(`https://suporte.redeveloz.example/service-orders/${order.id}`)
  })

  it('carries no document, telephone or login of the customer', async () => {
    await visit()
    const text = await feeds().read(await feeds().issue(provider.lia))
    for (const secret of ['52998224725', '98765', 'olivia.braga', 'exemplo.com.br', '202611.1'])
      expect(text).not.toContain(secret)
  })

  it('follows what becomes of a visit under the same name', async () => {
    const { eva, lia } = provider
    const { id } = await visit()
    const token = await feeds().issue(lia)
    const before = unfolded(await feeds().read(token))
    await world.engine.serviceOrders.reschedule(eva, id, {
      technicianId: lia.id,
      from: at('14:00'),
      until: at('15:00'),
    })
    const after = unfolded(await feeds().read(token))
    expect(value(after, 'UID')).toBe(value(before, 'UID'))
    expect(Number(value(after, 'SEQUENCE'))).toBeGreaterThan(Number(value(before, 'SEQUENCE')))
    expect(value(after, 'DTSTART')).toBe('20261124T170000Z')
    await world.engine.serviceOrders.cancelSchedule(eva, id, { reason: 'Chuva' })
    expect(await feeds().read(token)).not.toContain('VEVENT')
  })

  it('is of the technician alone, from a month ago to a year ahead', async () => {
    await visit()
    expect(await feeds().read(await feeds().issue(provider.nuno))).not.toContain('VEVENT')
    const token = await feeds().issue(provider.lia)
    await visit({ from: at('08:00', '2028-01-10') })
    expect((await feeds().read(token)).match(/BEGIN:VEVENT/g)).toHaveLength(1)
    world.clock.advance(40 * DAY)
    expect(await feeds().read(token)).not.toContain('VEVENT')
  })

  it('has an address that only its owner knows, and that ends with a new one, with the old, or with the job', async () => {
    const { lia } = provider
    const first = await feeds().issue(lia)
    expect(first).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(await world.db.rows(sql`select * from agenda_feed`))).not.toContain(first)
    const second = await feeds().issue(lia)
    const refused = (token: string) =>
      expect(feeds().read(token)).rejects.toMatchObject({ name: 'NotFound', code: 'agenda_feed' })
    await refused(first)
    await feeds().read(second)
    expect(await feeds().since(lia)).toEqual(world.clock.now())
    await feeds().revoke(lia)
    await refused(second)
    expect(await feeds().since(lia)).toBeNull()
    const third = await feeds().issue(lia)
    await world.db.query(sql`update operator set active = false where id = ${lia.id}`)
    await refused(third)
    for (const made of ['', 'x', "' or true --", lia.id]) await refused(made)
  })
})

describe('the text of a calendar', () => {
  const event = {
    uid: 'a@bote',
    sequence: 1,
    changedAt: at('08:00'),
    from: at('08:00'),
    until: at('09:00'),
    summary: 'Visita',
    location: null,
    description: '',
    url: null,
  }
  const text = (change: Partial<typeof event>) =>
    calendarText({ name: 'Agenda', timeZone: 'America/Sao_Paulo' }, [{ ...event, ...change }])

  it('lets no words become properties of their own', () => {
    const hostile = 'x\r\nATTENDEE:mailto:a@b\nEND:VEVENT\u2028BEGIN:VALARM\u0085\0\u0007 a;b,c\\n'
    const lines = text({ summary: hostile, description: hostile }).split('\r\n')
    expect(lines.filter((line) => /^(ATTENDEE|BEGIN:VALARM)/.test(line))).toEqual([])
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
    expect(value(unfolded(text({ summary: hostile })), 'SUMMARY')).toBe(
      'x\\nATTENDEE:mailto:a@b\\nEND:VEVENT\\nBEGIN:VALARM\\n a\\;b\\,c\\\\n',
    )
  })

  it('folds lines at 75 octets, never inside a character', () => {
    const long = 'Emenda de fibra óptica à beira da estrada 🚤🚤 '.repeat(8)
    const written = text({ summary: long })
    for (const line of written.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line.isWellFormed()).toBe(true)
      expect(line).not.toContain('\ufffd')
    }
    expect(value(unfolded(written), 'SUMMARY')).toBe(long)
    expect(written.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(/[^\r]\n/.test(written)).toBe(false)
  })

  it('keeps half a character from breaking the rest', () => {
    expect(value(unfolded(text({ summary: 'a\ud83d b' })), 'SUMMARY')).toBe('a\ufffd b')
  })
})
