import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { addContact, createWorld, MINUTE, type World } from '../../world.ts'

let world: World
let provider: Provider
const verbs = () => world.engine.atendimentos

beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

describe('what a customer sees (R60)', () => {
  it('pending ones, newest first, with protocol, opening, complaint and what was found', async () => {
    const { eva, olivia, classifications, defects } = provider
    const first = await provider.claims(eva, { report: 'Sem sinal' })
    world.clock.advance(MINUTE)
    const second = await provider.writes(olivia)
    const done = await provider.claims(eva, { report: 'Antigo' })
    await verbs().finish(eva, done.id, { classificationId: classifications.resolvido })
    await world.db.query(sql`update atendimento set defect_id = ${defects.fibra} where id = ${first.id}`)
    const { atendimentos, more } = await verbs().pending(olivia)
    expect(atendimentos).toMatchObject([
      { id: second.id, protocol: '202611.2', report: 'Estou sem internet.', state: 'waiting' },
      { id: first.id, protocol: '202611.1', observedDefect: 'Fibra rompida', operatorName: 'Eva Dias' },
    ])
    expect(more).toBe(false)
    expect((await verbs().pending(olivia, { limit: 1 })).more).toBe(true)
  })

  it('one with its public words, and what can be done now', async () => {
    const { eva, olivia, classifications } = provider
    const { id } = await provider.claims(eva)
    await verbs().comment(eva, id, { text: 'Segredo', visibility: 'private' })
    await verbs().comment(eva, id, { text: 'Estamos vendo.', visibility: 'public' })
    await verbs().write(olivia, id, { text: 'Obrigada.' })
    const shown = await verbs().shown(olivia, id)
    expect(shown).toMatchObject({
      connection: 'Rua do Sol, 15',
      actions: ['write'],
      logs: [
        { author: 'Eva Dias', body: 'Estamos vendo.' },
        { author: 'Olívia Braga', body: 'Obrigada.' },
      ],
    })
    await verbs().finish(eva, id, { classificationId: classifications.resolvido, ratingAsked: true })
    expect((await verbs().shown(olivia, id)).actions).toEqual(['rate'])
  })

  it('by protocol and by the message it belongs to, and nothing of anybody else’s', async () => {
    const { olivia, saulo } = provider
    const { id, protocol } = await provider.writes(olivia, { externalId: '77' })
    await verbs().write(olivia, id, { text: 'Ainda nada.', externalId: '78' })
    expect((await verbs().byProtocol(olivia, ` #${protocol} `))?.id).toBe(id)
    expect((await verbs().byMessage(olivia, '78'))?.id).toBe(id)
    expect(await verbs().byProtocol(saulo, protocol)).toBeUndefined()
    expect(await verbs().byMessage(saulo, '78')).toBeUndefined()
    expect((await verbs().pending(saulo)).atendimentos).toEqual([])
    await expect(verbs().shown(olivia, 'not-an-id')).rejects.toMatchObject({ name: 'NotFound' })
    await expect(verbs().write(saulo, id, { text: 'x' })).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('those whose question waits for their own answer', async () => {
    const { eva, olivia, saulo } = provider
    const { id } = await provider.claims(eva)
    await provider.claims(eva)
    expect(await verbs().pendingAnswers(olivia)).toEqual([])
    await verbs().pause(eva, id, { text: 'Qual luz está acesa?' })
    expect(await verbs().pendingAnswers(olivia)).toMatchObject([{ id, pauseReason: 'Qual luz está acesa?' }])
    expect(await verbs().pendingAnswers(saulo)).toEqual([])
    await verbs().write(olivia, id, { text: 'A vermelha.' })
    expect(await verbs().pendingAnswers(olivia)).toEqual([])
  })

  it('an edit in the chat reaches the words, and the old ones stay in the history', async () => {
    const { eva, olivia } = provider
    const { id } = await provider.writes(olivia)
    await verbs().write(olivia, id, { text: 'O roteado caiu.', externalId: '90' })
    expect(await verbs().editLog(olivia, { externalId: '90', text: 'O roteador caiu.' })).toBe(true)
    expect(await verbs().editLog(olivia, { externalId: '91', text: 'x' })).toBe(false)
    const { entries } = (await verbs().view(eva, id)).history
    expect(entries.find(({ log }) => log)?.log).toMatchObject({
      body: 'O roteador caiu.',
      edits: [{ body: 'O roteado caiu.' }],
    })
  })

  it('a person of the family who only reads along sees none of it, an authorised one only what names nobody', async () => {
    const { eva, olivia, casaDaOlivia, redeVeloz } = provider
    const rights = {
      customerId: casaDaOlivia.id,
      companyId: redeVeloz.id,
      administrator: false,
      seesCompany: false,
    }
    const filho = await addContact(world.db, 'Téo Braga', '+5511987650014', { ...rights, authorised: true })
    await provider.writes(olivia)
    expect((await verbs().pending(filho)).atendimentos).toEqual([])
    const ofNobody = await provider.starts(eva, { contactId: null })
    expect((await verbs().pending(filho)).atendimentos).toMatchObject([{ id: ofNobody.id }])
    const reader = { ...filho, memberships: [{ ...rights, authorised: false }] }
    expect((await verbs().pending(reader)).atendimentos).toEqual([])
    await expect(provider.writes(reader, { connectionId: casaDaOlivia.connectionId })).rejects.toMatchObject({
      name: 'Forbidden',
      code: 'contact.not_authorised',
    })
  })
})

describe('what "Contato" offers (R61)', () => {
  it('the active connections and the sectors that take it', async () => {
    const { olivia, casaDaOlivia, comercial, redeVeloz } = provider
    await world.db.query(sql`update department set creates_atendimento = false where id = ${comercial.id}`)
    expect(await verbs().contatoChoices(olivia, casaDaOlivia.id)).toMatchObject({
      isOn: true,
      connections: [
        { id: casaDaOlivia.connectionId, name: 'Rua do Sol, 15' },
        { id: casaDaOlivia.shop, name: 'Ateliê' },
      ],
      departments: [{ name: 'Suporte Técnico' }, { name: 'Cobrança' }],
    })
    await world.db.query(sql`update company set contato_enabled = false where id = ${redeVeloz.id}`)
    expect((await verbs().contatoChoices(olivia, casaDaOlivia.id)).isOn).toBe(false)
    await expect(verbs().contatoChoices(provider.saulo, casaDaOlivia.id)).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(
      verbs().knownStop(provider.saulo, casaDaOlivia.id, casaDaOlivia.connectionId),
    ).rejects.toMatchObject({ name: 'NotFound' })
    await expect(verbs().knownStop(olivia, casaDaOlivia.id, 'x')).rejects.toMatchObject({ name: 'NotFound' })
    expect(await verbs().knownStop(olivia, casaDaOlivia.id, newId())).toBeUndefined()
  })
})
