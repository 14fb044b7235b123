import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { samplePicture } from '../../../bots/simulator/index.ts'
import { eventually } from '../../eventually.ts'
import { LONG, type OpenNumber, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

const PHOTO = { filename: 'tela.png', mimetype: 'image/png', bytes: Buffer.from(samplePicture()) }

it(
  'hears what people change in their messages and take back, also what they did while it was off',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    const [first, second] = [maria.say('O boleto venceu'), maria.say('Esqueça')]
    maria.edit(first.id, 'O boleto vence hoje')
    maria.takeBack(second.id)
    await heard(number, [
      { type: 'chat', id: first.id, text: 'O boleto venceu' },
      { type: 'chat', id: second.id, text: 'Esqueça' },
      { type: 'edited', id: first.id, text: 'O boleto vence hoje' },
      { type: 'revoked', id: second.id, text: '' },
    ])

    await number.stop()
    maria.edit(first.id, 'O boleto venceu ontem')
    const third = maria.say('Até mais')
    maria.takeBack(third.id)
    number.start()
    await number.becomes('ready')
    await eventually(() => expect(number.handled).toHaveLength(6))
    expect(number.handled.slice(4)).toMatchObject([
      { type: 'edited', id: first.id, text: 'O boleto venceu ontem' },
      { type: 'revoked', id: third.id },
    ])
  },
)

it(
  'tells an album from photos that happen to come together, and leaves out its other quality',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    maria.sendAlbum([{ ...PHOTO, caption: 'Antes e depois' }, PHOTO], { hd: true })
    maria.sendFile(PHOTO)
    await eventually(() => expect(number.handled).toHaveLength(3))
    const [one, other, alone] = number.handled
    expect(one).toMatchObject({ type: 'image', text: 'Antes e depois', album: expect.any(String) })
    expect(other).toMatchObject({ type: 'image', album: one!.album })
    expect(alone).toMatchObject({ type: 'image', album: null })
  },
)

it('names what it cannot open, and what is no message of words or files', LONG, async () => {
  const number = await openNumber({})
  await number.linked()
  const maria = number.simulator.phone(MARIA)
  const said = maria.say('Oi')
  const once = maria.sendOnce()
  maria.react(said.id, '👍')
  maria.ask('Que dia?', ['Segunda', 'Terça'])
  maria.sticker()
  maria.call()
  await eventually(() => expect(number.handled).toHaveLength(5))
  expect(number.handled).toMatchObject([
    { type: 'chat' },
    { type: 'view_once', id: once.id, text: '', media: null },
    { type: 'poll_creation', text: 'Que dia?', options: ['Segunda', 'Terça'] },
    { type: 'sticker', media: { mediaType: 'image/webp' } },
    { type: 'call', chat: MARIAS },
  ])
  const unreadable = maria.sendUnreadable()
  await eventually(
    () => expect(number.handled[5]).toMatchObject({ type: 'unreadable', id: unreadable.id }),
    30_000,
  )
  expect(number.simulator.missingModules()).toEqual([])
})

it(
  'tells what the owner answers from the phone from what Bote sent, also after a restart',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const { simulator } = number
    simulator.phone(MARIA)
    await number.says(MARIAS, 'Aqui é o Bote')
    await sent(number)
    simulator.own.say(MARIAS, 'E aqui é o Davi')
    await heard(number, [{ type: 'own', chat: MARIAS, text: 'E aqui é o Davi', name: null }])

    await number.stop()
    simulator.own.say(MARIAS, 'De novo eu')
    number.start()
    await number.becomes('ready')
    await number.says(MARIAS, 'De novo o Bote')
    await sent(number)
    await eventually(() => expect(number.handled.at(-1)).toMatchObject({ text: 'De novo eu' }))
    await sleep(4_000)
    expect(number.handled).toHaveLength(2)
  },
)

it('is not deceived by what it sent itself and could not name before it was killed', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  number.simulator.phone(MARIA)
  await number.says(MARIAS, 'Uma vez só')
  await sent(number)
  await number.stop()
  await number.forgetSent()
  number.start()
  await number.becomes('ready')
  await sent(number)
  await sleep(4_000)
  expect(number.handled).toEqual([])
})

async function heard(number: OpenNumber, notes: object[]): Promise<void> {
  await eventually(() => expect(number.handled).toMatchObject(notes))
}

async function sent(number: OpenNumber): Promise<void> {
  await eventually(async () => {
    for (const message of await number.outgoing()) expect(message).toMatchObject({ state: 'sent' })
  }, 40_000)
}
