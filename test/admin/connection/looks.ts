import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { providerDesk } from '../provider-desk.ts'

/** The provider's panel with something on every page of a customer, a connection and a lead. */
export async function servedPanel() {
  const desk = await providerDesk()
  const { engine, db, eva, iara, casaDaOlivia: home, casaDoJairo, exceptionReasons } = desk
  const { connections } = engine
  await db.query(sql`update customer set tags = '{VIP,fibra}' where id = ${home.id}`)
  await db.query(sql`
    update connection set last_ip = '100.64.0.7', last_nas = 'bras-centro' where id = ${home.connectionId}`)
  await connections.changeCredentials(eva, home.connectionId, {
    login: 'olivia.braga',
    password: 'vento-norte-7',
  })
  const { id: atendimento } = await desk.claims(eva)
  await connections.changeIp(eva, home.connectionId, { ip: '100.64.9.9' }, { atendimentoId: atendimento })
  const exception = await connections.exceptions.add(eva, home.connectionId, {
    until: '2026-12-10',
    reasonId: exceptionReasons.promessa,
    kind: 'all',
    note: 'Paga no dia 10',
  })
  await connections.routines.restrain(home.shop, { does: 'reduction' }, 'Franquia')
  await db.query(sql`
    update invoice set pay_line = '00190.00009 01234.567891 23456.789012 3 99990000008990', pix = '00020126580014br.gov.bcb.pix'
    where number = '70840'`)
  await db.query(sql`
    insert into account (id, customer_id, contract_id, description, due_on, amount)
    values (${newId()}, ${home.id}, ${home.contractId}, 'Mensalidade Fibra 300', '2026-12-10', 89.90)`)
  await db.query(sql`
    insert into fiscal_note (id, customer_id, number, series, key, issued_on, amount)
    values (${newId()}, ${home.id}, '10125', '1', ${'3526'.repeat(11)}, '2026-11-01', 89.90)`)
  const lead = await engine.leads.add(iara, {
    kind: 'complete',
    name: 'Bruna Teles',
    phone: '(11) 98765-4321',
    interest: 'Fibra para o escritório',
  })
  await engine.leads.move(iara, lead.id, { stage: 'negotiation' })
  const customer = `/customers/${home.id}`
  const connection = `/connections/${home.connectionId}`
  const paths = {
    panel: `${customer}/panel`,
    'panel-of-jairo': `/customers/${casaDoJairo.id}/panel`,
    contracts: `${customer}/panel/contracts`,
    invoices: `${customer}/panel/invoices`,
    accounts: `${customer}/panel/accounts`,
    notes: `${customer}/panel/notes`,
    'no-notes': `/customers/${casaDoJairo.id}/panel/notes`,
    check: `${customer}/express-check`,
    connection,
    'connection-in-case': `${connection}?atendimento=${atendimento}`,
    'connection-of-jairo': `/connections/${casaDoJairo.connectionId}`,
    'connection-new': `${customer}/connections/new`,
    edit: `${connection}/edit`,
    credentials: `${connection}/credentials`,
    ip: `${connection}/ip`,
    mac: `${connection}/mac`,
    block: `${connection}/block`,
    'block-off': `/connections/${casaDoJairo.connectionId}/block`,
    unblock: `/connections/${casaDoJairo.connectionId}/unblock`,
    disconnection: `${connection}/disconnection`,
    speed: `/connections/${home.shop}/speed`,
    password: `${connection}/password`,
    equipment: `${connection}/equipment`,
    'exception-new': `${connection}/exceptions/new`,
    exception: `${connection}/exceptions/${exception.id}`,
    leads: '/leads',
    'leads-none': '/leads?stage=lost',
    'lead-new': '/leads/new',
    'lead-in-case': `/atendimentos/${atendimento}/leads/new`,
    lead: `/leads/${lead.id}`,
    'lead-edit': `/leads/${lead.id}/edit`,
    'lead-loss': `/leads/${lead.id}/loss`,
  }
  return { ...desk, atendimento, exception, lead, paths }
}
