import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { samplePicture } from '../../../../bots/simulator/index.ts'
import { addPerson, phoneOf } from '../../../../bots/simulator/whatsapp/phone.ts'
import { keepState } from '../../../../bots/simulator/whatsapp/saved-state.ts'
import { createSimulation } from '../../../../bots/simulator/whatsapp/simulation.ts'

const MARIA = { phone: '5511987650001', name: 'Maria Souza' }

test('a restarted simulator remembers people, what they wrote and sent, and the browser that is linked', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'simulated-whatsapp-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true }))
  const before = createSimulation(() => new Date())
  const kept = keepState(before, dataDir)
  addPerson(before, MARIA)
  const maria = phoneOf(before, MARIA.phone)
  const said = maria.say('Segue a tela')
  maria.sendFile({ filename: 'tela.png', mimetype: 'image/png', bytes: samplePicture(), caption: 'A tela' })
  maria.takeBack(said.id)
  before.world.devices.add('the secret of a linked browser')
  kept.close()

  const after = createSimulation(() => new Date())
  keepState(after, dataDir).close()
  expect(after.world.people).toEqual(before.world.people)
  expect(after.world.devices).toEqual(before.world.devices)
  expect(phoneOf(after, MARIA.phone).messages()).toEqual(maria.messages())
  expect(phoneOf(after, MARIA.phone).messages()).toMatchObject([
    { type: 'revoked', body: '' },
    { type: 'image', body: 'A tela', media: { bytes: samplePicture() } },
  ])
})
