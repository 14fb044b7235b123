import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startBackground } from '../../../engine/background.ts'
import { createProvider } from '../../provider.ts'
import { createWorld } from '../../world.ts'
import { startWalk } from '../telegram/walk.ts'
import { onWhatsappWeb } from './channels/browser.ts'
import { onTelegram, onWhatsapp } from './channels/hand.ts'
import { type Cast, play, traces, unknown } from './channels/script.ts'

it('leaves the same behind on every channel', { timeout: 400_000 }, async () => {
  const onOne = await played(async (cast) => {
    const walk = await startWalk(cast)
    return (person) => onTelegram(walk.phoneOf(person), () => walk.settled())
  })
  const onTheOther = await played(async (cast) => {
    const { phoneOf, settled } = await onWhatsappWeb(cast)
    return (person) => onWhatsapp(phoneOf(person), settled)
  })
  expect(onTheOther).toEqual(onOne)
  expect(onOne.events.length).toBeGreaterThan(20)
})

type Hands = (person: Cast['rosa']) => ReturnType<typeof onTelegram>

/** In a world of its own, with files and jobs: what it left behind. */
async function played(connect: (cast: Cast) => Promise<Hands>) {
  const folder = mkdtempSync(join(tmpdir(), 'bote-channels-'))
  const world = await createWorld({ BOTE_DATA_DIR: folder })
  const background = await startBackground(world.engine)
  const cast = { ...world, ...(await createProvider(world)) }
  try {
    await unknown(cast)
    const handOf = await connect(cast)
    await play(cast, handOf(cast.rosa), handOf(cast.olivia))
    return await traces(cast)
  } finally {
    await background.stop(5_000)
    rmSync(folder, { recursive: true, force: true })
  }
}
