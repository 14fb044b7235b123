import { expect, it } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import { startBackground } from '../../../engine/background.ts'
import { eventually } from '../../eventually.ts'
import { LONG, openNumber } from './number.ts'

const MARIA = { phone: '5511987650001', name: 'Maria Souza' }
const MARIAS = '5511987650001@c.us'

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
  })

  await number.says(MARIAS, 'Olá, Maria.', { repliesTo: said.id })
  await eventually(() =>
    expect(maria.received()).toMatchObject([{ body: 'Olá, Maria.', quoted: { body: 'Bom dia!' } }]),
  )
  await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]))

  const [{ externalId }] = (await number.outgoing()) as [{ externalId: string }]
  maria.say('Obrigada', { replyTo: externalId })
  await eventually(() =>
    expect(number.handled.at(-1)).toMatchObject({ text: 'Obrigada', quoted: externalId }),
  )
  expect(number.simulator.missingModules()).toEqual([])
  expect((await number.session()).qr).toBeNull()
})
