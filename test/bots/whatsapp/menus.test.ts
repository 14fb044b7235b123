import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { startWhatsappWalk, type WhatsappWalk } from './walk.ts'

describe('menus by number', () => {
  let walk: WhatsappWalk
  beforeEach(async () => {
    walk = await startWhatsappWalk(await createWorld())
  })

  test('the greeting shows what there is, each with its number', async () => {
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('Bom dia')
    const { text } = await rosa.waitFor('Olá, Rosa')
    expect(text).toBe('x')
  })
})
void sql
