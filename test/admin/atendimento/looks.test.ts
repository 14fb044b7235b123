import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { newId, sql } from '../../../engine/index.ts'
import { png } from '../../pictures.ts'
import { expectAccessible } from '../accessible.ts'
import { caseDesk } from './case-desk.ts'

describe('in a browser', () => {
  test('a walk: comment, ask, the answer appears by itself, and the case is finished', {
    timeout: 120_000,
  }, async () => {
    const desk = await caseDesk()
    const page = await desk.browse(desk.eva)
    const faults = faultsOf(page)
    await page.goto(desk.path)
    await page.getByLabel('Mensagem').fill('Estamos vendo.')
    await page.getByRole('button', { name: 'Comentar', exact: true }).click()
    await page.getByText('Comentário enviado ao cliente.').waitFor()
    await page.getByRole('button', { name: 'Editar comentário' }).click()
    await page.getByRole('dialog').getByLabel('Comentário').fill('Estamos vendo com a torre.')
    await page.getByRole('dialog').getByRole('button', { name: 'Salvar' }).click()
    await page.getByText('Comentário alterado.').waitFor()
    await page.getByLabel('Mensagem').fill('Está ligado?')
    await page.getByRole('button', { name: 'Perguntar e pausar' }).click()
    await page.getByText('Pergunta enviada.').waitFor()
    await page.getByLabel('Mensagem').fill('meia palavra')
    await desk.atendimentos.write(desk.olivia, desk.id, { text: 'Agora está!' })
    await page.locator('#case-events').getByText('Agora está!').waitFor()
    expect(await page.getByLabel('Mensagem').inputValue()).toBe('meia palavra')

    await page.getByRole('tab', { name: 'Andamento' }).click()
    await page.getByRole('cell', { name: /Triagem/ }).waitFor()
    await page.getByRole('button', { name: 'Encaminhar' }).click()
    await page.getByRole('dialog').getByLabel('Recado para a equipe').fill('Levar escada.')
    await page.getByRole('dialog').getByRole('button', { name: 'Encaminhar' }).click()
    await page.locator('#case-head').getByText('Visita técnica').waitFor()
    await page.getByRole('button', { name: 'Finalizar' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Finalizar' }).click()
    await page.getByText('Atendimento finalizado.').waitFor()
    expect((await desk.view()).atendimento.state).toBe('finished')
    expect(faults).toEqual([])
  })

  test.each([
    [360, 'light'],
    [768, 'light'],
    [1440, 'dark'],
  ] as const)('every view fits %i px and is accessible in %s', { timeout: 120_000 }, async (width, theme) => {
    const desk = await fullCase()
    const page = await desk.browse(desk.eva, { width, theme })
    const faults = faultsOf(page)
    for (const shown of ['events', 'progress', 'files', 'materials']) {
      await page.goto(`${desk.path}?view=${shown}`)
      await expectAccessible(page)
      expect([shown, await overflow(page)]).toEqual([shown, 0])
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/case-${shown}-${width}-${theme}.png`,
          fullPage: true,
        })
    }
    for (const name of ['Encaminhar', 'Finalizar']) {
      await page.getByRole('button', { name, exact: true }).first().click()
      await page.getByRole('dialog').waitFor()
      await expectAccessible(page)
      expect([name, await overflow(page)]).toEqual([name, 0])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
    expect(faults).toEqual([])
  })
})

/** With something in every part of the page, and words as long as people's. */
async function fullCase() {
  const desk = await caseDesk()
  const { atendimentos, eva, gil, id } = desk
  await desk.db.query(
    sql`update customer set tags = '{VIP,fibra,condominio}' where id = ${desk.casaDaOlivia.id}`,
  )
  await desk.db.query(sql`
    insert into support_material (id, subprocess_id, kind, title, body) values
    (${newId()}, ${desk.processes.semConexao.steps[1] as string}, 'text', 'Roteiro', 'Peça para reiniciar.')`)
  await atendimentos.nextSubprocess(eva, id, { note: { text: 'Levar escada.' } })
  await atendimentos.includeViewer(eva, id, { operatorId: gil.id })
  await atendimentos.comment(eva, id, {
    visibility: 'public',
    text: `https://exemplo.example/${'a'.repeat(200)} Umapalavramuitocompridasemnenhumespaçonomeio`,
  })
  const file = await desk.engine.attachments.store(
    eva,
    (async function* () {
      yield png()
    })(),
    { name: `${'foto-do-poste-'.repeat(8)}.png` },
  )
  await atendimentos.attach(eva, id, { attachmentIds: [file.id], description: 'A fibra no poste' })
  await desk.registers(gil, { report: 'O segundo relato do mesmo dia' })
  await atendimentos.comment(eva, id, { visibility: 'private', text: 'Vizinho também está sem sinal.' })
  return desk
}

function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  return faults
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
