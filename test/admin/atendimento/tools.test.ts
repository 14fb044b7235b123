import { expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { between, caseDesk, wordsOf } from './case-desk.ts'

const toolsOf = (body: string) => between(body, 'Ferramentas', 'id="deadline"')

test('the tools lead to pages that know the case, and these lead back to it (R50-R53)', async () => {
  const desk = await caseDesk()
  const tools = toolsOf((await desk.client.get(desk.path)).body)
  const links = [...tools.matchAll(/href="([^"]+)"/g)].map(
    ([, href]) => href?.replaceAll('&amp;', '&') as string,
  )
  expect(links).toEqual([
    `/connections/${desk.casaDaOlivia.connectionId}?atendimento=${desk.id}`,
    `/customers/${desk.casaDaOlivia.id}/connections/new?atendimento=${desk.id}`,
    `/customers/${desk.casaDaOlivia.id}/panel?atendimento=${desk.id}`,
    `/customers/${desk.casaDaOlivia.id}`,
    `/atendimentos/${desk.id}/leads/new`,
    `/atendimentos/${desk.id}/service-orders/new`,
  ])
  for (const link of links) {
    const { status, body } = await desk.client.get(link)
    expect([link, status]).toEqual([link, 200])
    if (link.includes(desk.id)) expect([link, body.includes(`href="${desk.path}"`)]).toEqual([link, true])
  }
})

test('a tool that is not for the operator, or not for now, says why', async () => {
  const desk = await caseDesk()
  await desk.db.query(sql`update operator set permissions = '{}' where id = ${desk.eva.id}`)
  const without = toolsOf((await desk.client.get(desk.path)).body)
  expect(without).toContain('Sua conta não tem esta ferramenta. Fale com a administração.')
  expect(without).not.toContain(`/connections/${desk.casaDaOlivia.connectionId}`)
  const gil = await desk.signIn(desk.gil)
  expect(wordsOf(toolsOf((await gil.get(desk.path)).body))).toContain('Nova ordem de serviço')
  expect(toolsOf((await gil.get(desk.path)).body)).not.toContain(
    `/atendimentos/${desk.id}/service-orders/new`,
  )
})

test('what was done with a tool stands in the history of the case, and its orders among the tools', async () => {
  const desk = await caseDesk()
  const connection = `/connections/${desk.casaDaOlivia.connectionId}`
  const { version } = await desk.engine.connections.find(desk.eva, desk.casaDaOlivia.connectionId)
  const changed = await desk.client.post(`${connection}/ip?atendimento=${desk.id}`, {
    ip: '100.64.9.9',
    basis: String(version),
  })
  expect(changed.location).toBe(desk.path)
  const order = await desk.engine.serviceOrders.create(desk.eva, desk.id, {
    typeId: desk.serviceOrderTypes.reparo,
    reportedDefect: 'Sem sinal.',
  })
  const { body } = await desk.client.get(desk.path)
  expect(wordsOf(body)).toContain('usou uma ferramenta na conexão')
  expect(wordsOf(body)).toContain(`abriu a ordem de serviço ${order.number}`)
  expect(wordsOf(toolsOf(body))).toContain(`${order.number} · Reparo`)
})
