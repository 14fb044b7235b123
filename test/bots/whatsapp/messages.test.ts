import { expect, it } from 'vitest'
import { eventually } from '../../eventually.ts'
import { LONG, openNumber } from './number.ts'
import { MARIA, MARIAS, ROSA, ROSAS } from './people.ts'

it('is linked by its QR code, takes what people write and sends what Bote says', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  const said = maria.say('Bom dia!')
  await eventually(() => expect(number.handled).toHaveLength(1))
  expect(number.handled[0]).toMatchObject({
    id: said.id,
    chat: MARIAS,
    name: 'Maria Souza',
    text: 'Bom dia!',
    quoted: null,
    media: null,
  })

  await number.says(MARIAS, 'Olá, Maria.', { repliesTo: said.id })
  await eventually(() =>
    expect(maria.received()).toMatchObject([{ body: 'Olá, Maria.', quoted: { body: 'Bom dia!' } }]),
  )
  await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]))

  const externalId = (await number.outgoing())[0]!.externalId!
  maria.say('Obrigada', { replyTo: externalId })
  await eventually(() =>
    expect(number.handled.at(-1)).toMatchObject({ text: 'Obrigada', quoted: externalId }),
  )
  expect(number.simulator.missingModules()).toEqual([])
  expect(await number.session()).toMatchObject({ state: 'ready', qr: null, number: '5511930000000' })
})

it('hears only what a person wrote to the number: no groups, no channels, no status', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  maria.sayInGroup('120363000000000000@g.us', 'Oi, grupo')
  maria.publishStatus('De férias')
  maria.say('Só isto')
  await eventually(() => expect(number.handled.map(({ text }) => text)).toEqual(['Só isto']))
})

it('handles two hundred messages that come at once, each person’s in order', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  const people = [number.simulator.phone(MARIA), number.simulator.phone(ROSA)]
  const lines = Array.from({ length: 100 }, (_, n) => `Linha ${n + 1}`)
  for (const line of lines) for (const person of people) person.say(line)
  await eventually(() => expect(number.handled).toHaveLength(200), 60_000)
  for (const chat of [MARIAS, ROSAS])
    expect(number.handled.filter((note) => note.chat === chat).map(({ text }) => text)).toEqual(lines)
})

it(
  'writes to several people, each in order, to nobody who has no WhatsApp, and never to many at once',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const [maria, rosa] = [number.simulator.phone(MARIA), number.simulator.phone(ROSA)]
    for (const line of ['Um', 'Dois', 'Três'])
      for (const chat of [MARIAS, ROSAS]) await number.says(chat, line)
    await number.says('5511900000000@c.us', 'Alguém?')
    for (const place of ['status@broadcast', '120363000000000000@g.us', '120363000000000001@newsletter'])
      await number.says(place, 'Para todos')
    await eventually(async () => {
      const states = (await number.outgoing()).map(({ state }) => state)
      expect(states).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'sent', 'dead', 'dead', 'dead', 'dead'])
    }, 40_000)
    for (const person of [maria, rosa])
      expect(person.received().map(({ body }) => body)).toEqual(['Um', 'Dois', 'Três'])
  },
)

it('knows a person as the same when they begin to hide their number', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  maria.say('Hoje com número')
  await eventually(() => expect(number.handled).toHaveLength(1))
  maria.hide()
  maria.say('Amanhã sem')
  await eventually(() => expect(number.handled).toHaveLength(2))
  expect(number.handled[1]?.chat).toBe(maria.person.lid)
  expect(await number.lanes()).toEqual([MARIAS, MARIAS])

  const rosa = number.simulator.phone({ ...ROSA, hidden: true })
  rosa.say('Sempre escondida')
  await eventually(() => expect(number.handled).toHaveLength(3))
  expect((await number.lanes())[2]).toBe(rosa.person.lid)
  await number.says(rosa.person.lid, 'Tudo bem?')
  await eventually(() => expect(rosa.received()).toMatchObject([{ body: 'Tudo bem?' }]))
})
