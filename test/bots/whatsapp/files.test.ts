import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { samplePicture } from '../../../bots/simulator/index.ts'
import { SYSTEM } from '../../../engine/actor.ts'
import type { Engine } from '../../../engine/engine.ts'
import { eventually } from '../../eventually.ts'
import { LONG, openNumber } from './number.ts'
import { MARIA, MARIAS } from './people.ts'

const NOTE = { filename: 'nota.xml', mimetype: 'text/xml', bytes: Buffer.from('<nfe>10125</nfe>') }

it('takes files with the words under them, and their bytes', LONG, async () => {
  const number = await openNumber()
  await number.linked()
  number.simulator.phone(MARIA).sendFile({ ...NOTE, caption: 'A nota rejeitada' })
  await eventually(() => expect(number.handled).toHaveLength(1))
  const [note] = number.handled
  expect(note).toMatchObject({
    type: 'document',
    text: 'A nota rejeitada',
    media: { name: 'nota.xml', mediaType: 'text/xml', size: NOTE.bytes.length },
  })

  const { engine, maria } = number
  const { id } = await brought(engine, maria, note!.id)
  expect(await engine.attachments.fetch(id, { last: false })).toBe('done')
  const { attachment, stream } = await engine.attachments.open(SYSTEM, id)
  expect(attachment).toMatchObject({ name: 'nota.xml', state: 'stored' })
  expect(await buffer(stream)).toEqual(NOTE.bytes)
})

it(
  'keeps the message of a file that does not come, asks for the file again, and says in the end that it is missing',
  LONG,
  async () => {
    const number = await openNumber({ timing: { callMs: 2_000 } })
    await number.linked()
    const { engine, maria, simulator } = number
    for (const media of ['never', 'fail', 'gone'] as const) {
      simulator.fail({ media })
      const said = simulator.phone(MARIA).sendFile({ ...NOTE, caption: media })
      await eventually(() => expect(number.handled.at(-1)).toMatchObject({ id: said.id, text: media }))
      const { id } = await brought(engine, maria, said.id)
      expect(await engine.attachments.fetch(id, { last: false })).toBe('again')
      if (media === 'fail') {
        simulator.fail({ media: 'come' })
        expect(await engine.attachments.fetch(id, { last: true })).toBe('done')
        expect(await engine.attachments.find(SYSTEM, id)).toMatchObject({ state: 'stored' })
      } else {
        expect(await engine.attachments.fetch(id, { last: true })).toBe('done')
        expect(await engine.attachments.find(SYSTEM, id)).toMatchObject({ state: 'missing' })
      }
    }
    simulator.phone(MARIA).say('E continuo aqui')
    await eventually(() => expect(number.handled.at(-1)).toMatchObject({ text: 'E continuo aqui' }))
  },
)

it(
  'sends pictures as pictures and everything else as documents, a picture that is none included',
  LONG,
  async () => {
    const number = await openNumber()
    await number.linked()
    const maria = number.simulator.phone(MARIA)
    const { engine, ana } = number
    const stored = async (name: string, bytes: Buffer) =>
      (await engine.attachments.store(ana, Readable.from([bytes]), { name })).id
    const picture = Buffer.from(samplePicture())
    const broken = Buffer.concat([picture.subarray(0, 60), Buffer.alloc(40)])
    const attachments = [
      await stored('tela.png', picture),
      await stored('contrato.pdf', Buffer.from('%PDF-1.4\n%%EOF')),
      await stored('quebrada.png', broken),
    ]
    await number.says(MARIAS, 'Seguem três arquivos', { attachments })
    await eventually(async () => expect(await number.outgoing()).toMatchObject([{ state: 'sent' }]), 40_000)
    expect(maria.received().map(({ type, body, media }) => [type, body, media?.filename])).toEqual([
      ['chat', 'Seguem três arquivos', undefined],
      ['image', '', 'tela.png'],
      ['document', '', 'contrato.pdf'],
      ['document', '', 'quebrada.png'],
    ])
    expect(maria.received()[1]?.media?.bytes).toEqual(picture)
  },
)

/** As the dialogs note a file of a chat before its bytes are there. */
function brought(engine: Engine, by: Parameters<Engine['attachments']['pending']>[0], messageId: string) {
  const source = { channel: 'whatsapp' as const, messageId }
  return engine.attachments.pending(by, { name: 'nota.xml', size: NOTE.bytes.length, source })
}
