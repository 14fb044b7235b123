import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { drawnOnce, drawnOnceFor, minuteOf } from '../../../admin/layout/drawn-once.tsx'
import { written } from '../../../admin/layout/written.tsx'

const BOATS = ['Anna', 'Bela & Cia', '<b>Çelebi</b> 🚤']

test('what was drawn before stands where it belongs, between what is drawn anew', () => {
  const row = drawnOnce(10)
  const Table = ({ title }: { title: string }) => (
    <table title={title}>
      {BOATS.map((boat) =>
        row(boat, () => (
          <tr>
            <td>{boat}</td>
          </tr>
        )),
      )}
    </table>
  )
  const plain = (title: string) =>
    renderToString(
      <table title={title}>
        {BOATS.map((boat) => (
          <tr key={boat}>
            <td>{boat}</td>
          </tr>
        ))}
      </table>,
    )
  for (const title of ['manhã', 'tarde'])
    expect(written(<Table title={title} />).toString()).toBe(plain(title))
})

test('a drawing may hold other drawings, whichever of them was kept', () => {
  const row = drawnOnce(10)
  const table = drawnOnceFor<readonly string[]>()
  const Page = ({ boats }: { boats: readonly string[] }) => (
    <main>
      {table(boats, 'pt', () => (
        <ul>{boats.map((boat) => row(boat, () => <li>{boat}</li>))}</ul>
      ))}
      {row('Anna', () => (
        <li>Anna</li>
      ))}
    </main>
  )
  const two = ['Anna', 'Bela']
  const whole = '<main><ul><li>Anna</li><li>Bela</li></ul><li>Anna</li></main>'
  expect(written(<Page boats={two} />).toString()).toBe(whole)
  expect(written(<Page boats={two} />).toString()).toBe(whole)
  expect(written(<Page boats={['Anna', 'Bela']} />).toString()).toBe(whole)
})

test('it is drawn anew when its key or what it is made of changes, and only then', () => {
  const drawings: string[] = []
  const table = drawnOnceFor<object>()
  const draw = (of: object, key: string) =>
    written(
      table(of, key, () => {
        drawings.push(key)
        return <p>{key}</p>
      }),
    ).toString()
  const [one, other] = [{}, {}]
  expect([draw(one, 'pt'), draw(one, 'pt'), draw(one, 'en'), draw(other, 'pt')]).toEqual([
    '<p>pt</p>',
    '<p>pt</p>',
    '<p>en</p>',
    '<p>pt</p>',
  ])
  expect(drawings).toEqual(['pt', 'en', 'pt'])
})

test('the longest unused is forgotten', () => {
  const drawings: string[] = []
  const drawn = drawnOnce(2)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b'])
    drawn(key, () => {
      drawings.push(key)
      return <p>{key}</p>
    })
  expect(drawings).toEqual(['a', 'b', 'c', 'b'])
})

test('outside a page it is plain text', () => {
  const drawn = drawnOnce(2)
  const boat = drawn('a', () => <p>Anna</p>)
  expect(renderToString(<main>{boat}</main>)).toBe('<main><p>Anna</p></main>')
})

test('a drawing that fails leaves the page around it, and the next one, in order', () => {
  const drawn = drawnOnce(2)
  const Sunk = (): never => {
    throw new Error('sunk')
  }
  expect(() =>
    written(
      <main>
        {drawn('a', () => (
          <Sunk />
        ))}
      </main>,
    ),
  ).toThrow('sunk')
  expect(
    written(
      <main>
        {drawn('b', () => (
          <p>Bela</p>
        ))}
      </main>,
    ).toString(),
  ).toBe('<main><p>Bela</p></main>')
})

test('a minute has one number', () => {
  expect(minuteOf(new Date('2026-05-04T12:00:59.999Z'))).toBe(minuteOf(new Date('2026-05-04T12:00:00Z')))
  expect(minuteOf(new Date('2026-05-04T12:01:00Z'))).not.toBe(minuteOf(new Date('2026-05-04T12:00:59Z')))
})
