import { expect, test } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
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
const CHANGE = { kind: 'ticket', id: 't1', companyId: 'c1', departmentId: 'd1' } as const

function heardBy(limits: Partial<OperatorActor>): LiveNews[] {
  const feed = liveFeed()
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
  const feed = liveFeed()
  const heard: LiveNews[] = []
  const leave = feed.subscribe({ ...ANA, companyId: 'c2' }, (news) => heard.push(news))
  feed.look()
  leave()
  feed.look()
  expect(heard).toEqual([null])
  expect(feed.count()).toBe(0)
})

test('how a channel does is for who minds the channels', () => {
  const feed = liveFeed()
  const heard: string[] = []
  for (const role of ['agent', 'supervisor', 'administrator'] as const)
    feed.subscribe({ ...ANA, role, companyId: 'c2' }, () => heard.push(role))
  feed.hear(JSON.stringify({ kind: 'channel', id: 'whatsapp' }))
  expect(heard).toEqual(['supervisor', 'administrator'])
})
