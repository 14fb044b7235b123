import { describe, expect, it } from 'vitest'
import { desk } from '../administration/desk.ts'
import { ARTICLES, OTHER_TITLES, TITLES } from './software-house.ts'

const { engine, rute } = await desk()
for (const [title, body] of Object.entries(ARTICLES)) await engine.articles.add(rute, { title, body })
const suggested = async (title: string) =>
  (await engine.articles.suggest(title)).map((article) => article.title)

describe('of thirty articles of a software house', () => {
  it('the right one is among the three that are suggested for nine titles of ten, and mostly the first', async () => {
    const missed: Record<string, string[]> = {}
    let first = 0
    for (const [title, wanted] of Object.entries(TITLES)) {
      const found = await suggested(title)
      if (found[0] === wanted) first++
      if (!found.includes(wanted)) missed[title] = found
    }
    console.log(first, missed)
    expect(Object.keys(missed).length, JSON.stringify(missed)).toBeLessThanOrEqual(3)
  })

  it('none is suggested for a title about something else', async () => {
    const wrong: Record<string, string[]> = {}
    for (const title of OTHER_TITLES) {
      const found = await suggested(title)
      if (found.length > 0) wrong[title] = found
    }
    console.log(wrong)
    expect(Object.keys(wrong).length, JSON.stringify(wrong)).toBeLessThanOrEqual(1)
  })
})
