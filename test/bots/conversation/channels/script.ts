import { sql } from '../../../../engine/database/sql.ts'
import { eventually } from '../../../eventually.ts'
import type { Provider } from '../../../provider.ts'
import { MINUTE, type World } from '../../../world.ts'
import type { Hand } from './hand.ts'

export type Cast = World & Provider

/** Everybody is unknown in the chat, and has a plan with every channel. */
export async function unknown({ db }: Cast): Promise<void> {
  await db.query(sql`delete from chat`)
  await db.query(sql`update plan set whatsapp = true`)
}

const PICTURE = { name: 'tela.png', mediaType: 'image/png', bytes: Buffer.from(pixel(), 'base64') }

/** Rosa: two tickets at once, with everything that can become of them. Olívia: "Contato", and what comes of it. */
export async function play(cast: Cast, rosa: Hand, olivia: Hand): Promise<void> {
  await playTickets(cast, rosa)
  await playContato(cast, olivia)
}

async function playTickets(cast: Cast, rosa: Hand): Promise<void> {
  const { engine, ana, clock } = cast
  await rosa.introduces()
  await rosa.reads('Confirmei quem você é')
  await rosa.chooses('🆕 Abrir ticket')
  await rosa.reads('Com qual área')
  await rosa.chooses('Suporte')
  await rosa.reads('qual é o assunto')
  await rosa.says('Erro ao emitir NF-e')
  await rosa.reads('conte o que está acontecendo')
  await rosa.says('A nota 10125 é rejeitada.')
  await rosa.reads('Confira antes de abrir')
  await rosa.chooses('✅ Abrir ticket')
  const receipt = await rosa.reads('202611/0001')
  const first = await ticketCalled(cast, '202611/0001')
  clock.advance(MINUTE)

  await rosa.chooses('🆕 Abrir ticket')
  await rosa.reads('Com qual área')
  await rosa.chooses('Financeiro')
  await rosa.reads('qual é o assunto')
  await engine.tickets.take(ana, first)
  await rosa.reads('Ana Lima está cuidando do seu ticket')
  await rosa.replies(receipt, 'Aconteceu de novo hoje cedo.')
  await rosa.reads('Anotado no ticket 202611/0001')
  await rosa.says('Segunda via do boleto')
  await rosa.reads('conte o que está acontecendo')
  await rosa.says('10125')
  await rosa.reads('Confira antes de abrir')
  await rosa.chooses('✏️ Mudar algo')
  await rosa.reads('O que você quer mudar?')
  await rosa.chooses('Descrição')
  await rosa.reads('Como está: “10125”')
  await rosa.says('O boleto de novembro não chegou.')
  await rosa.reads('Confira antes de abrir')
  await rosa.chooses('✅ Abrir ticket')
  await rosa.reads('202611/0002')
  const second = await ticketCalled(cast, '202611/0002')
  clock.advance(MINUTE)

  await rosa.chooses('📋 Meus tickets')
  await rosa.reads('Seus tickets')
  await rosa.chooses('202611/0001')
  await rosa.reads('O que você escrever aqui vai para este ticket')
  await rosa.says('Segue a tela.')
  await rosa.reads('Anotado')
  await rosa.sends(PICTURE)
  await rosa.reads('Anotado')
  await fileIsStored(cast)
  clock.advance(MINUTE)

  await engine.tickets.ask(ana, first, { text: 'Quantas notas?' })
  const question = await rosa.reads('Quantas notas?')
  await rosa.replies(question, '3')
  await rosa.reads('Anotado no ticket 202611/0001')
  await engine.tickets.solve(ana, first, { text: 'Atualize para a versão 12.1.' })
  await rosa.reads('enviou uma solução')
  await rosa.chooses('❌ Não aprovar')
  await rosa.reads('o que ainda não funciona')
  await rosa.says('Continua a rejeição 539')
  await rosa.reads('voltou para o atendimento')
  clock.advance(MINUTE)
  await engine.tickets.solve(ana, first, { text: 'Agora sim: versão 12.2.' })
  await rosa.reads('Agora sim')
  await rosa.chooses('✅ Aprovar')
  await rosa.reads('Ticket encerrado')
  await rosa.chooses('😀 Ótimo')
  await rosa.reads('Quer deixar um comentário?')
  await rosa.says('10')
  await rosa.reads('Obrigado pela avaliação')
  clock.advance(MINUTE)

  await rosa.chooses('📋 Meus tickets')
  await rosa.reads('Seus tickets')
  await rosa.chooses('202611/0002')
  await rosa.reads('O boleto de novembro')
  await rosa.chooses('Cancelar')
  await rosa.reads('cancelar')
  await rosa.chooses('Sim')
  await rosa.reads('Ticket cancelado')
  await rosa.says('Ajuda')
  await rosa.reads('Posso ajudar você a')
  void second
}

async function playContato({ engine, eva, clock, db, classifications }: Cast, olivia: Hand): Promise<void> {
  await olivia.introduces()
  await olivia.reads('Confirmei quem você é')
  await olivia.chooses('💬 Contato')
  await olivia.reads('Sobre qual conexão é?')
  await olivia.chooses('Rua do Sol, 15')
  await olivia.reads('Com qual setor')
  await olivia.chooses('Suporte Técnico')
  await olivia.reads('Conte o que está acontecendo')
  await olivia.says('Estou sem internet desde ontem.')
  await olivia.reads('Confira antes de enviar')
  await olivia.chooses('✅ Enviar')
  const receipt = await olivia.reads('Recebemos o seu contato')
  clock.advance(MINUTE)
  await olivia.replies(receipt, 'O roteador está com a luz vermelha.')
  await olivia.reads('Anotado')
  await olivia.chooses('🗂️ Atendimentos')
  await olivia.reads('202611.1')
  await olivia.chooses('202611.1')
  await olivia.reads('Estou sem internet desde ontem.')
  const { id } = await db.one<{ id: string }>(sql`select id from atendimento`)
  await engine.atendimentos.claim(eva, id)
  await engine.atendimentos.finish(eva, id, {
    classificationId: classifications.resolvido,
    ratingAsked: true,
  })
  await olivia.reads('que nota você dá')
  await olivia.chooses('4')
  await olivia.reads('Nota 4')
  await olivia.says('Demorou um pouco.')
  await olivia.reads('Obrigado pela avaliação')
}

async function ticketCalled({ db }: Cast, number: string): Promise<string> {
  const { id } = await db.one<{ id: string }>(sql`select id from ticket where number = ${number}`)
  return id
}

function fileIsStored({ db }: Cast): Promise<void> {
  return eventually(async () => {
    const { state } = await db.one<{ state: string }>(sql`select state from attachment`)
    if (state !== 'stored') throw new Error(`the file is ${state}`)
  })
}

/** All that it left in the engine, without what a channel calls things. */
export async function traces({ db }: Cast) {
  return {
    events: await db.rows(sql`
      select entity, type, "from", "to", actor_kind, actor, at::text,
        (log_id is not null) as with_log
      from event order by id`),
    logs: await db.rows(sql`
      select coalesce(t.number, a.protocol) as about, l.visibility, l.author_kind, l.author, l.body
      from log l left join ticket t on t.id = l.ticket_id left join atendimento a on a.id = l.atendimento_id
      order by l.created_at, l.id`),
    tickets: await db.rows(sql`
      select number, title, description, state from ticket order by number`),
    atendimentos: await db.rows(sql`select protocol, report, state from atendimento order by protocol`),
    ratings: await db.rows(sql`select mark, value, comment from rating order by value`),
    files: await db.rows(sql`
      select name, media_type, size, state, log_id is not null as with_log from attachment order by id`),
    notices: await db.rows(sql`
      select o.kind, count(*)::int as count from outbox_message o
      where o.event_id is not null and o.channel in ('telegram', 'whatsapp') group by o.kind order by o.kind`),
    mails: await db.rows(sql`
      select kind, lane, count(*)::int as count from outbox_message
      where channel = 'email' group by kind, lane order by kind, lane`),
  }
}

function pixel(): string {
  return 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
}
