import { beforeEach, describe, expect, test } from 'vitest'
import { sweepRatings } from '../../../bots/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { DAY, HOUR } from '../../world.ts'
import { commentsOf, type ProviderWalk, startProviderWalk } from './provider-walk.ts'

describe('rating an atendimento, from 1 to 5', () => {
  let walk: ProviderWalk
  beforeEach(async () => {
    walk = await startProviderWalk()
  })

  const ratings = () =>
    walk.db.rows<{ value: number; comment: string | null }>(sql`select value, comment from rating`)

  /** Olívia is asked how it was. */
  async function finished() {
    const { eva } = walk
    const olivia = await walk.greeted(walk.olivia)
    const { id } = await walk.claims(eva)
    await walk.engine.atendimentos.finish(eva, id, {
      classificationId: walk.classifications.resolvido,
      ratingAsked: true,
    })
    const notice = await olivia.waitFor('que nota você dá')
    return { olivia, id, notice }
  }

  test('below 5 it needs a comment', async () => {
    const { olivia } = await finished()
    olivia.press('3')
    await olivia.waitFor('Nota 3. Conte, por favor, o que podemos melhorar')
    expect(await ratings()).toEqual([])
    olivia.say('Demorou para alguém atender.')
    await olivia.waitFor('Obrigado pela avaliação')
    expect(await ratings()).toEqual([{ value: 3, comment: 'Demorou para alguém atender.' }])
  })

  test('left without the comment, it can still be given', async () => {
    const { olivia, notice } = await finished()
    olivia.press('1')
    await olivia.waitFor('um comentário é necessário')
    olivia.press('🗂️ Atendimentos')
    await olivia.waitFor('não tem atendimentos pendentes')
    await walk.settled()
    expect(await ratings()).toEqual([])
    olivia.press('2', { on: notice.message_id })
    await olivia.waitFor('Nota 2. Conte')
    olivia.say('O técnico não veio.')
    await olivia.waitFor('Obrigado pela avaliação')
    expect(await ratings()).toEqual([{ value: 2, comment: 'O técnico não veio.' }])
  })

  test('5 may do without', async () => {
    const { olivia } = await finished()
    olivia.press('5')
    await olivia.waitFor('Nota 5. Obrigado! Quer deixar um comentário?')
    olivia.press('Enviar sem comentário')
    await olivia.waitFor('Obrigado pela avaliação')
    expect(await ratings()).toEqual([{ value: 5, comment: null }])
  })

  test('5 without a word counts when an hour has passed', async () => {
    const { olivia } = await finished()
    olivia.press('5')
    await olivia.waitFor('Quer deixar um comentário?')
    await walk.settled()
    expect(await sweepRatings(walk)).toBe(0)
    walk.clock.advance(HOUR + 1)
    expect(await sweepRatings(walk)).toBe(1)
    expect(await ratings()).toEqual([{ value: 5, comment: null }])
  })

  test('is given once', async () => {
    const { olivia, notice } = await finished()
    olivia.press('5')
    await olivia.waitFor('Quer deixar um comentário?')
    olivia.press('Enviar sem comentário')
    await olivia.waitFor('Obrigado pela avaliação')
    await walk.settled()
    olivia.pressData(`a:ra:${(await walk.db.one<{ id: string }>(sql`select id from atendimento`)).id}:1`, {
      on: notice.message_id,
    })
    await olivia.waitFor('Você já avaliou este atendimento')
    expect(await ratings()).toEqual([{ value: 5, comment: null }])
  })

  test('comes too late after the days that the company gives', async () => {
    const { olivia } = await finished()
    walk.clock.advance(8 * DAY)
    olivia.press('5')
    await olivia.waitFor('O prazo para avaliar este atendimento já passou')
    expect(await ratings()).toEqual([])
  })

  test('a thank-you after it breaks nothing', async () => {
    const { olivia, id } = await finished()
    olivia.press('5')
    await olivia.waitFor('Quer deixar um comentário?')
    olivia.say('Ótimo atendimento!')
    await olivia.waitFor('Obrigado pela avaliação')
    olivia.say('obrigada')
    await olivia.waitFor('Por nada!')
    expect(await ratings()).toEqual([{ value: 5, comment: 'Ótimo atendimento!' }])
    expect(await commentsOf(walk, id)).toEqual([])
  })

  test('a number that nobody asked for is no rating', async () => {
    const { olivia, id } = await finished()
    olivia.pressData(`a:ra:${id}:6`)
    await olivia.waitFor('já não vale')
    olivia.say('5')
    await olivia.waitFor('Guardei a sua mensagem')
    expect(await ratings()).toEqual([])
  })
})

test('the whole way: contato, claimed, visited, finished and rated', async () => {
  const walk = await startProviderWalk()
  const { eva, lia } = walk
  const { atendimentos, serviceOrders } = walk.engine
  await walk.db.query(
    sql`update company set default_notification_level = 'all' where id = ${walk.redeVeloz.id}`,
  )
  const jairo = walk.phoneOf(walk.jairo)
  jairo.say('Contato')
  await jairo.waitFor('Com qual setor')
  jairo.press('Suporte Técnico')
  await jairo.waitFor('Conte o que')
  jairo.say('Sem internet desde cedo.')
  await jairo.waitFor('Confira antes de enviar')
  jairo.press('✅ Enviar')
  await jairo.waitFor('Protocolo 202611.1')
  const { id } = await walk.db.one<{ id: string }>(sql`select id from atendimento`)

  await atendimentos.claim(eva, id)
  await jairo.waitFor('Eva Dias está cuidando do seu atendimento')
  await atendimentos.nextSubprocess(eva, id)
  await jairo.waitFor('seguiu para')
  const order = await serviceOrders.create(eva, id, {
    reportedDefect: 'Sem internet',
    typeId: walk.serviceOrderTypes.reparo,
  })
  await jairo.waitFor(`Foi aberta a ordem de serviço ${order.number}`)
  const finish = {
    classificationId: walk.classifications.resolvido,
    ratingAsked: true,
    observedDefect: 'Conector solto',
  }
  await expect(atendimentos.finish(eva, id, finish)).rejects.toMatchObject({ name: 'Refused' })
  await serviceOrders.schedule(eva, order.id, {
    technicianId: lia.id,
    from: new Date('2026-11-23T14:00:00-03:00'),
    until: new Date('2026-11-23T15:00:00-03:00'),
  })
  await serviceOrders.start(lia, order.id)
  await serviceOrders.close(lia, order.id, { solution: 'Conector trocado.', result: 'solved' })
  await atendimentos.finish(eva, id, finish)
  await jairo.waitFor('que nota você dá')
  jairo.press('4')
  await jairo.waitFor('o que podemos melhorar')
  jairo.say('Podia ter avisado antes de vir.')
  await jairo.waitFor('Obrigado pela avaliação')
  jairo.say('202611.1')
  const card = await jairo.waitFor('Sua avaliação: 4')
  expect(card.text).toContain('Conector solto')
  const { rows } = await walk.engine.atendimentoPanel.page(eva, { tab: 'finished' })
  expect(rows).toMatchObject([{ rating: { value: 4, comment: 'Podia ter avisado antes de vir.' } }])
}, 30_000)
