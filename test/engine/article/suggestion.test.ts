import { describe, expect, it } from 'vitest'
import { desk } from '../administration/desk.ts'
import { ARTICLES, MORE_OTHER_TITLES, MORE_TITLES, OTHER_TITLES, TITLES } from './software-house.ts'

const { engine, rute } = await desk()
for (const [title, body] of Object.entries(ARTICLES)) await engine.articles.add(rute, { title, body })
const suggested = async (title: string) =>
  (await engine.articles.suggest(title)).map((article) => article.title)

/** Those for which the right article is not suggested, with what is. */
async function missed(titles: Record<string, string>): Promise<[title: string, found: string[]][]> {
  const found = await Promise.all(
    Object.keys(titles).map(async (title) => [title, await suggested(title)] as const),
  )
  return found.flatMap(([title, articles]) => (articles.includes(titles[title]!) ? [] : [[title, articles]]))
}

/** Those for which anything is suggested. */
async function mistaken(titles: string[]): Promise<[title: string, found: string[]][]> {
  const found = await Promise.all(titles.map(async (title) => [title, await suggested(title)] as const))
  return found.flatMap(([title, articles]) => (articles.length === 0 ? [] : [[title, articles]]))
}

const atMost = (count: number) => (found: unknown[]) => found.length <= count

describe('of thirty articles of a software house', () => {
  it('the right one is among the three suggested for at least 27 titles of 30, typing errors and all', async () => {
    expect(Object.keys(TITLES)).toHaveLength(30)
    expect(await missed(TITLES)).toSatisfy(atMost(3))
  })

  it('it is the first one for at least 25', async () => {
    const firsts = await Promise.all(
      Object.keys(TITLES).map(async (title) => (await suggested(title))[0] === TITLES[title]),
    )
    expect(firsts.filter(Boolean).length).toBeGreaterThanOrEqual(25)
  })

  it('none is suggested for a title about something else, but once in ten', async () => {
    expect(OTHER_TITLES).toHaveLength(10)
    expect(await mistaken(OTHER_TITLES)).toSatisfy(atMost(1))
  })

  it('much the same holds for titles that nothing was tuned to', async () => {
    expect(await missed(MORE_TITLES)).toSatisfy(atMost(3))
    expect(await mistaken(MORE_OTHER_TITLES)).toSatisfy(atMost(4))
  })
})
