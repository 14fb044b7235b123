import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, MINUTE } from '../../world.ts'
import type { Handset } from './post-office.ts'
import { startWhatsappWalk, type WhatsappWalk } from './walk.ts'

describe('choosing by number', () => {
  let walk: WhatsappWalk
  let rosa: Handset
  beforeEach(async () => {
    walk = await startWhatsappWalk(await createWorld())
    rosa = await walk.greeted(walk.rosa)
  })

  const titles = async () =>
    (await walk.db.rows<{ title: string }>(sql`select title from ticket order by number`)).map(
      ({ title }) => title,
    )
  const descriptions = async () =>
    (await walk.db.rows<{ description: string }>(sql`select description from ticket order by number`)).map(
      ({ description }) => description,
    )
  const stateOf = async (id: string) =>
    (await walk.db.one<{ state: string }>(sql`select state from ticket where id = ${id}`)).state
  const ratings = () => walk.db.rows(sql`select mark, comment from rating`)

  /** Says it, and waits until everything is said about it. */
  async function says(text: string, quoted?: string): Promise<string> {
    const before = rosa.received.length
    rosa.say(text, quoted ? { quoted } : {})
    await walk.settled()
    rosa.unread().splice(0)
    return rosa.received
      .slice(before)
      .map((message) => message.text)
      .join('\n---\n')
  }

  async function asked(): Promise<{ id: string; notice: string }> {
    const { id } = await walk.opened(walk.rosa, walk.ana)
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Atualize para a versão 12.1.' })
    await walk.settled()
    return { id, notice: rosa.received.at(-1)!.id }
  }

  test('the greeting shows what there is, each with its number', async () => {
    const greeting = await says('menu')
    expect(greeting).toContain('*1* 🆕 Abrir ticket\n*2* 📋 Meus tickets\n*3* ❓ Ajuda')
  })

  test.each([
    '1',
    ' 1. ',
    '1)',
    '1️⃣',
    '*1*',
    'um',
    'Uma',
    'opção 1',
    'OPÇÃO UM',
    'one',
    'option 1',
    'abrir ticket',
    'Abrir Ticket!',
  ])('%j opens a ticket', async (typed) => {
    expect(await says(typed)).toContain('Com qual área você quer falar?')
  })

  test.each(['Tenho 1 problema com a nota', 'quero a 1 por favor', '1 e 2', '1,5', '-1', '10125', '1\n2'])(
    '%j is a message like any other',
    async (typed) => {
      expect(await says(typed)).toContain('Guardei a sua mensagem')
    },
  )

  test('digits are the words where words are asked for', async () => {
    await says('1')
    await says('suporte')
    expect(await says('1')).toContain('conte o que está acontecendo')
    expect(await says('2')).toContain('Confira antes de abrir')
    expect(await says('1')).toContain('202611/0001')
    expect(await titles()).toEqual(['1'])
    expect(await descriptions()).toEqual(['2'])
  })

  test('0 leads back, and the words of a choice are chosen in the middle of a text question', async () => {
    await says('1')
    await says('2')
    expect(await says('Erro')).toContain('*0* ⬅️ Voltar')
    expect(await says('0')).toContain('qual é o assunto')
    expect(await says('cancelar')).toContain('não abri nenhum ticket')
    expect(await says('0')).toContain('Como posso ajudar?')
    await says('1')
    await says('2')
    expect(await says('voltar')).toContain('Com qual área')
  })

  test('a number that is not there is told, with the list again, and loses nothing', async () => {
    await says('1')
    expect(await says('7')).toMatch(/Não há opção 7 aqui[\s\S]*Com qual área[\s\S]*\*1\* Financeiro/)
    expect(await says('2')).toContain('qual é o assunto')
    await says('menu')
    expect(await says('99')).toContain('Não há opção 99 aqui')
    expect(await says('8')).toMatch(/Não há opção 8 aqui[\s\S]*\*1\* 🆕 Abrir ticket/)
  })

  test('lists of one answer are numbered on, so that each number means one thing', async () => {
    await asked()
    const greeting = await says('menu')
    expect(greeting).toContain('*3* ❓ Ajuda')
    expect(greeting).toContain('*4* 202611/0001 · Erro ao emitir NF-e')
    expect(await says('4')).toContain('Atualize para a versão 12.1.')
    await says('menu')
    expect(await says('2')).toContain('Seus tickets')
  })

  test('what was written before is taken up beside the menu, and both can be chosen', async () => {
    await walk.db.query(sql`delete from conversation`)
    await walk.db.query(sql`update chat set contact_id = null where channel = 'whatsapp'`)
    const offered = await says('A nota 10125 não sai')
    expect(offered).toContain('*1* 🆕 Abrir ticket')
    expect(offered).toContain('*4* 🆕 Abrir um novo ticket')
    expect(await says('2')).toContain('Você ainda não tem tickets')
  })

  test('0 leaves out what may be left out', async () => {
    const { notice } = await asked()
    await says('1', notice)
    await says('4')
    expect(await says('0')).toContain('Obrigado pela avaliação')
    expect(await ratings()).toEqual([{ mark: 'poor', comment: null }])
  })

  test('a quoted message is answered, however much came after it', async () => {
    const { id, notice } = await asked()
    await says('menu')
    expect(await says('1', notice)).toContain('Ticket encerrado')
    expect(await stateOf(id)).toBe('closed')
    expect(await says('1', notice)).toContain('Essa pergunta já foi respondida')
  })

  test('what quotes a message and names nothing in it is written to its ticket', async () => {
    const { notice } = await asked()
    expect(await says('9', notice)).toContain('Anotado no ticket 202611/0001')
  })

  test('a deed above is done by its words', async () => {
    const { id } = await asked()
    await says('menu')
    expect(await says('Aprovar')).toContain('Ticket encerrado')
    expect(await stateOf(id)).toBe('closed')
  })

  test('news in the middle of a question takes no number away from it: it is asked which', async () => {
    await says('1')
    await asked()
    const which = await says('1')
    expect(which).toContain('a qual destas você se refere')
    expect(which).toMatch(/Financeiro \(Com qual área/)
    expect(which).toMatch(/✅ Aprovar \(/)
    const chosen = which.split('\n').find((line) => line.includes('Financeiro'))!
    expect(await says(chosen[1]!)).toContain('qual é o assunto')
  })

  test('news in the middle of a question in words get no digits', async () => {
    const { id } = await walk.opened(walk.rosa, walk.ana)
    await says('menu')
    await says('1')
    await says('1')
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Atualize.' })
    await walk.settled()
    expect(await says('1')).toContain('conte o que está acontecendo')
    expect(await stateOf(id)).toBe('awaiting_approval')
  })

  test('a rating is given once, and stray numbers rate and reopen nothing', async () => {
    const { id, notice } = await asked()
    expect(await says('1', notice)).toContain('*1* 😀 Ótimo')
    expect(await says('2')).toContain('🙂 Bom')
    expect(await says('5')).toContain('Obrigado pela avaliação')
    expect(await ratings()).toEqual([{ mark: 'good', comment: '5' }])
    for (const stray of ['5', '1', '3', 'ótimo', 'obrigada', '0', 'péssimo']) await says(stray)
    expect(await ratings()).toEqual([{ mark: 'good', comment: '5' }])
    expect(await stateOf(id)).toBe('closed')
    expect(await titles()).toHaveLength(1)
  })

  test('late thanks are no rating of what is long over', async () => {
    const { notice } = await asked()
    await says('1', notice)
    await says('menu')
    walk.clock.advance(MINUTE)
    await says('ótimo')
    expect(await ratings()).toEqual([])
  })

  test('what was typed before the question was there is no answer to it', async () => {
    rosa.say('1')
    rosa.say('2')
    rosa.say('1')
    await walk.settled()
    expect(await titles()).toEqual([])
    expect(rosa.received.at(-1)!.text).toContain('Com qual área você quer falar?')
  })

  test('the menu is called up by one short line, and only now and then', async () => {
    walk.clock.advance(25 * 60 * MINUTE)
    await says('1')
    expect(await says('cancelar')).toContain('_Escreva menu para ver as opções._')
    await says('1')
    expect(await says('cancelar')).not.toContain('Escreva menu')
  })

  test('sair asks first, and who left is not connected again by writing', async () => {
    expect(await says('sair')).toContain('*1* Sim, desconectar')
    expect(await says('1')).toContain('esta conversa foi desconectada')
    expect(await says('obrigada')).toContain('Para voltar, escreva conectar')
    expect(await says('1')).toBe('')
    expect(await says('Conectar')).toContain('Confirmei quem você é')
  })

  test('in English as well', async () => {
    await says('3')
    expect(await says('English')).toContain('I speak English with you now')
    expect(await says('two')).toContain('You have no tickets yet')
    expect(await says('exit')).toContain('*1* Yes, disconnect')
  })
})
