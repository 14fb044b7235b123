import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { type Person, testPanel } from '../panel.ts'

/** Rute administers a desk that knows so many defects. */
async function withDefects(count: number) {
  const panel = await testPanel()
  const { engine } = panel
  const rute = await panel.operator({ name: 'Rute Vasconcelos', role: 'administrator' })
  const names = Array.from({ length: count }, (_, n) => `Defeito ${String(n + 1).padStart(3, '0')}`)
  for (const name of names) await engine.defects.add(SYSTEM, { name, companyId: '' })
  const list = async (path = '/defects', by: Person = rute) => (await panel.signIn(by)).get(path)
  return { ...panel, rute, list, order: () => engine.defects.list(SYSTEM) }
}

test('a long catalogue is shown a hundred at a time, and the next ones go on where they end', {
  timeout: 60_000,
}, async () => {
  const { list } = await withDefects(101)
  const { body } = await list()
  expect([body.includes('Defeito 100<'), body.includes('Defeito 101<')]).toEqual([true, false])
  const [next] = body.match(/\/defects\?after=[\w-]+/) ?? []
  const more = await list(next)
  expect([more.body.includes('Defeito 100<'), more.body.includes('Defeito 101<')]).toEqual([false, true])
})

test('a line of a long catalogue moves past the end of what is shown, and the page stays where it was', {
  timeout: 60_000,
}, async () => {
  const { list, order, rute, signIn } = await withDefects(101)
  const [next] = (await list()).body.match(/\/defects\?after=[\w-]+/) ?? []
  const [move] = (await list(next)).body.match(/\/defects\/[\w-]+\/move\?after=[\w-]+/) ?? []
  const { location } = await (await signIn(rute)).post(move!, { direction: 'up' })
  expect(location).toMatch(/^\/defects\?after=[\w-]+#[\w-]+-up$/)
  expect((await order()).slice(-2).map(({ name }) => name)).toEqual(['Defeito 101', 'Defeito 100'])
})

test('a name is found without its accents, and what is not there is said', { timeout: 60_000 }, async () => {
  const { engine, list } = await withDefects(31)
  await engine.defects.add(SYSTEM, { name: 'Conexão oxidada', companyId: '' })
  const { body } = await list('/defects?q=oxidada+conexao')
  expect([body.includes('Conexão oxidada<'), body.includes('Defeito 001<')]).toEqual([true, false])
  expect(body).not.toContain('name="direction"')
  expect((await list('/defects?q=foguete')).body).toContain('Nada encontrado')
})

test('an ordered list has nothing to complain of, and a step leaves the keyboard at its line', {
  timeout: 60_000,
}, async () => {
  const { browse, rute, order } = await withDefects(3)
  const page = await browse(rute)
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.goto('/defects')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Descer Defeito 001' }).press('Enter')
  await page.waitForURL(/#/)
  expect((await order()).map(({ name }) => name)).toEqual(['Defeito 002', 'Defeito 001', 'Defeito 003'])
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Descer Defeito 001',
  )
  expect(faults).toEqual([])
})
