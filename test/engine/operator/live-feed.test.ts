import { expect, test } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { fixedClock } from '../../../engine/database/clock.ts'
import { type LiveNews, liveFeed } from '../../../engine/operator/live-feed.ts'

const ANA: OperatorActor = {
  kind: 'operator',
  id: 'ana',
  name: 'Ana',
  role: 'agent',
  team: 'support',
  companyId: null,
  departmentIds: null,
  channel: 'panel',
}
const NOON = new Date('2026-11-27T15:00:00Z')
const CHANGE = { kind: 'ticket', id: 't1', companyId: 'c1', departmentId: 'd1' } as const

function heardBy(limits: Partial<OperatorActor>): LiveNews[] {
  const feed = liveFeed(fixedClock(NOON))
  const heard: LiveNews[] = []
  feed.subscribe({ ...ANA, ...limits }, (news) => heard.push(news))
  feed.hear(JSON.stringify(CHANGE))
  return heard
}

test('people hear of what they may see, and of nothing else', () => {
  expect(heardBy({})).toEqual([CHANGE])
  expect(heardBy({ companyId: 'c1' })).toEqual([CHANGE])
  expect(heardBy({ companyId: 'c1', departmentIds: ['d1'] })).toEqual([CHANGE])
  expect(heardBy({ companyId: 'c2' })).toEqual([])
  expect(heardBy({ departmentIds: ['d2'] })).toEqual([])
})

test('after a lost connection everybody looks again; who left hears nothing', () => {
  const feed = liveFeed(fixedClock(NOON))
  const heard: LiveNews[] = []
  const leave = feed.subscribe({ ...ANA, companyId: 'c2' }, (news) => heard.push(news))
  feed.look()
  leave()
  feed.look()
  expect(heard).toEqual([null])
  expect(feed.count()).toBe(0)
})

/** What a page hears first that was begun at this position. */
function missedBy(feed: ReturnType<typeof liveFeed>, since: string, limits: Partial<OperatorActor> = {}) {
  const heard: LiveNews[] = []
  const leave = feed.subscribe({ ...ANA, ...limits }, (news) => heard.push(news), { since })
  leave()
  return heard
}

test('who begins to listen hears each change since their page was begun once, and none from before', () => {
  const feed = liveFeed(fixedClock(NOON))
  feed.hear(JSON.stringify({ ...CHANGE, id: 'before' }))
  const since = feed.position()
  feed.hear(JSON.stringify(CHANGE))
  feed.hear(JSON.stringify(CHANGE))
  feed.hear(JSON.stringify({ ...CHANGE, companyId: 'c2' }))
  expect(missedBy(feed, since, { companyId: 'c1' })).toEqual([CHANGE])
  expect(missedBy(feed, feed.position())).toEqual([])
})

test('a page that another replica drew hears what changed since, and a little from before', () => {
  const clock = fixedClock(NOON)
  const [one, other] = [liveFeed(clock), liveFeed(clock)]
  for (const feed of [one, other]) feed.hear(JSON.stringify({ ...CHANGE, id: 'before' }))
  clock.advance(10_000)
  const since = one.position()
  for (const feed of [one, other]) feed.hear(JSON.stringify(CHANGE))
  expect(missedBy(other, since)).toEqual([CHANGE])
  clock.advance(1_000)
  expect(missedBy(other, one.position())).toEqual([CHANGE])
})

test('who was away too long, or while the connection was lost, looks again', () => {
  const clock = fixedClock(NOON)
  const feed = liveFeed(clock)
  const drawn = feed.position()
  for (const made of ['', 'undefined', 'x.1.2', drawn.replace(/\.\d+\./, '.-1.')])
    expect(missedBy(feed, made), made).toEqual([null])
  expect(missedBy(feed, drawn)).toEqual([])
  feed.hear(JSON.stringify(CHANGE))
  clock.advance(61_000)
  expect(missedBy(feed, drawn)).toEqual([null])
  const later = feed.position()
  feed.look()
  expect(missedBy(feed, later)).toEqual([null])
  expect(missedBy(feed, feed.position())).toEqual([])
})

test('of more changes than are kept it is known that some are forgotten', () => {
  const feed = liveFeed(fixedClock(NOON))
  const since = feed.position()
  for (let n = 0; n < 12_000; n++) feed.hear(JSON.stringify({ ...CHANGE, id: `t${n}` }))
  expect(missedBy(feed, since)).toEqual([null])
})

test('how a channel does is for who minds the channels', () => {
  const feed = liveFeed(fixedClock(NOON))
  const heard: string[] = []
  for (const role of ['agent', 'supervisor', 'administrator'] as const)
    feed.subscribe({ ...ANA, role, companyId: 'c2' }, () => heard.push(role))
  feed.hear(JSON.stringify({ kind: 'channel', id: 'whatsapp' }))
  expect(heard).toEqual(['supervisor', 'administrator'])
})
