import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LIVE_CHANNEL, newId, type OperatorActor, sql } from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

test('an open page hears of a change that PostgreSQL announces', async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator())
  await expect.poll(() => panel.engine.liveFeed.count()).toBe(1)
  const id = newId()
  await page.evaluate((ticket) => {
    document.body.addEventListener(`live:${ticket}`, (event) => {
      document.body.dataset.heard = JSON.stringify((event as CustomEvent).detail)
    })
  }, id)
  const change = JSON.stringify({ kind: 'ticket', id, companyId: newId(), departmentId: newId() })
  await panel.db.query(sql`select pg_notify(${LIVE_CHANNEL}, ${change})`)
  await expect.poll(() => heardOn(page), PATIENT).toBe(JSON.stringify({ kind: 'ticket', id }))
  await page.close()
  await expect.poll(() => panel.engine.liveFeed.count()).toBe(0)
})

test('a page whose stream begins late hears what changed since it was drawn', async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator())
  let listen = () => {}
  const isTimeToListen = new Promise<void>((resolve) => {
    listen = resolve
  })
  await page.route(
    (address) => address.pathname === '/live',
    async (route) => {
      await isTimeToListen
      await route.continue()
    },
  )
  await page.reload()
  const id = newId()
  await page.evaluate((ticket) => {
    document.body.addEventListener(`live:${ticket}`, () => {
      document.body.dataset.heard = 'yes'
    })
  }, id)
  const change = { kind: 'ticket', id, companyId: newId(), departmentId: newId() }
  const isHeard = new Promise((resolve) => panel.engine.liveFeed.subscribe(EVERYWHERE, resolve))
  await panel.db.query(sql`select pg_notify(${LIVE_CHANNEL}, ${JSON.stringify(change)})`)
  await isHeard
  listen()
  await expect.poll(() => heardOn(page), PATIENT).toBe('yes')
})

test('nobody who is not signed in hears anything', async () => {
  const panel = await testPanel()
  expect((await panel.visitor().get('/live')).location).toMatch(/^\/sign-in/)
})

const PATIENT = { timeout: 10_000 }

function heardOn(page: Page) {
  return page.evaluate(() => document.body.dataset.heard)
}

const EVERYWHERE = { id: newId(), companyId: null, departmentIds: null } as OperatorActor
