import { test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

const OUT = '/tmp/q/shots'
test('shots', { timeout: 180_000 }, async () => {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const ana = await panel.operator({ name: 'Ana Lima', role: 'administrator' })
  const bia = await panel.operator({ name: 'Bia Rocha' })
  const a = desk.actorOf(ana),
    b = desk.actorOf(bia)
  const { tickets } = panel.engine
  const t1 = await desk.opens({
    productVersion: '11.9',
    answers: [{ questionId: desk.questions.version, value: '11.9' }],
  })
  panel.clock.set(new Date(Date.now() + 3_600_000 * 5))
  const t2 = await desk.opens({ title: 'Boleto não é gerado para clientes novos do plano anual' })
  await tickets.reclassify(a, t2.id, { severity: 'critical', reason: 'Faturamento parado' })
  const t3 = await desk.opens({ title: 'Relatório de vendas por região' })
  const t4 = await desk.opens({ title: 'Dúvida no fechamento' })
  await tickets.take(b, t4.id)
  await tickets.ask(b, t4.id, { text: 'Qual período?' })
  const t5 = await desk.opens({ title: 'Sistema lento pela manhã' })
  await tickets.solve(b, t5.id, { text: 'Reinicie o serviço.' })
  await tickets.approve(desk.maria, t5.id)
  await tickets.rate(desk.maria, t5.id, { mark: 'great', comment: 'Muito rápido!' })
  await tickets.take(a, t1.id)
  await tickets.note(a, t1.id, { text: 'Parece o caso da SEFAZ de ontem.\nConferir com o desenvolvimento.' })
  await tickets.handOver(a, t1.id, { team: 'development', justification: 'em análise e simulação' })
  await tickets.ask(a, t1.id, {
    text: 'Bom dia, Maria! Pode mandar o XML da nota? Veja como em https://ajuda.example/xml',
  })
  await tickets.write(desk.maria, t1.id, { text: 'Claro, segue o XML da nota. O código é 539.' })
  await tickets.estimate(a, t3.id)
  await tickets.propose(a, t3.id, {
    hours: '12.5',
    price: '3750.00',
    body: 'Relatório com filtro por região e período.',
    validUntil: new Date(Date.now() + 86_400_000 * 10),
  })
  await tickets.solve(a, t1.id, { text: 'Publicamos a versão 12.4.1 com o ajuste.' })
  await panel.db.executeSql(
    `update outbox_message set state='dead', error='blocked' where id in (select id from outbox_message where channel='telegram' order by id desc limit 2)`,
  )
  await panel.engine.cannedTexts.add({ kind: 'system', id: null, name: 'Bote', channel: 'system' } as never, {
    title: 'Saudação',
    body: 'Olá, {contato}! Sobre o ticket {numero}:',
  })
  await panel.db.executeSql(
    `insert into inbox_message (channel, external_id, lane, payload, state, error, attempts) values ('telegram','91','555001','{}','parked','TypeError: x is not a function (dialogs/menu.ts:12)', 5)`,
  )
  await panel.engine.channels.report('telegram', 'down', {
    detail: 'conflict',
    data: { username: 'HorizonteBot' },
  })
  for (const [width, theme] of [
    [1440, 'light'],
    [360, 'light'],
    [768, 'dark'],
    [1440, 'dark'],
  ] as const) {
    const page = await panel.browse(ana, { width, theme })
    for (const [name, path] of [
      ['queue', '/tickets'],
      ['queue-all', '/tickets?tab=all'],
      ['ticket', `/tickets/${t1.id}`],
      ['ticket3', `/tickets/${t3.id}`],
      ['search', '/tickets?q=nada'],
      ['new1', '/tickets/new?q=padaria'],
      ['new2', `/tickets/new?customer=${desk.customerId}`],
      ['channels', '/channels'],
      ['dead', '/dead-letters'],
      ...(process.env.MORE ?? '')
        .split(' ')
        .filter(Boolean)
        .map((p) => [p.replaceAll('/', '_'), p]),
    ] as const) {
      await page.goto(path as string)
      await page.waitForTimeout(300)
      await page.screenshot({ path: `${OUT}/${name}-${width}-${theme}.png`, fullPage: true })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (over > 0) console.log('OVERFLOW', name, width, over)
      await expectAccessible(page).catch((e) =>
        console.log(name, width, theme, JSON.stringify(e.actual).slice(0, 2500)),
      )
    }
    await page.close()
  }
})
