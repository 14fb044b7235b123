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

test('how a channel does is for who minds the channels', () => {
  const feed = liveFeed(fixedClock(NOON))
  const heard: string[] = []
  for (const role of ['agent', 'supervisor', 'administrator'] as const)
    feed.subscribe({ ...ANA, role, companyId: 'c2' }, () => heard.push(role))
  feed.hear(JSON.stringify({ kind: 'channel', id: 'whatsapp' }))
  expect(heard).toEqual(['supervisor', 'administrator'])
})

test('who begins to listen hears each change since their page was drawn once, and none from before', () => {
  const clock = fixedClock(NOON)
  const feed = liveFeed(clock)
  feed.hear(JSON.stringify({ ...CHANGE, id: 'before' }))
  clock.advance(10_000)
  const since = clock.now()
  clock.advance(500)
  feed.hear(JSON.stringify(CHANGE))
  feed.hear(JSON.stringify(CHANGE))
  feed.hear(JSON.stringify({ ...CHANGE, companyId: 'c2' }))
  const heard: LiveNews[] = []
  feed.subscribe({ ...ANA, companyId: 'c1' }, (news) => heard.push(news), { since })
  expect(heard).toEqual([CHANGE])
})

test('who was away too long, or while the connection was lost, looks again', () => {
  const clock = fixedClock(NOON)
  const feed = liveFeed(clock)
  const drawn = clock.now()
  const heardBy = (since: Date) => {
    const heard: LiveNews[] = []
    feed.subscribe(ANA, (news) => heard.push(news), { since })
    return heard
  }
  expect(heardBy(new Date(0))).toEqual([null])
  expect(heardBy(drawn)).toEqual([])
  clock.advance(61_000)
  expect(heardBy(drawn)).toEqual([null])
  const later = clock.now()
  clock.advance(1_000)
  feed.look()
  expect(heardBy(later)).toEqual([null])
  expect(heardBy(clock.now())).toEqual([])
})

test('of more changes than are kept it is known that some are forgotten', () => {
  const clock = fixedClock(NOON)
  const feed = liveFeed(clock)
  const since = clock.now()
  for (let n = 0; n < 12_000; n++) {
    if (n % 100 === 0) clock.advance(100)
    feed.hear(JSON.stringify({ ...CHANGE, id: `t${n}` }))
  }
  const heard: LiveNews[] = []
  feed.subscribe(ANA, (news) => heard.push(news), { since })
  expect(heard).toEqual([null])
})
