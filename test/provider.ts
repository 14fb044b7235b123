import type { ContactActor, Membership, OperatorActor } from '../engine/actor.ts'
import type { Contato, NewAtendimento, Start } from '../engine/atendimento/input.ts'
import type { AtendimentoRow } from '../engine/atendimento/row.ts'
import type { Database } from '../engine/database/database.ts'
import { newId } from '../engine/database/id.ts'
import { sql } from '../engine/database/sql.ts'
import { presetCalendar } from '../engine/sla/presets.ts'
import { addContact, addOperator, addPlan, mailOf, type World } from './world.ts'

/**
 * The second cast: Rede Veloz brings the internet to homes and shops, and works with atendimentos. It is open Monday to
 * Friday, 8 to 12 and 13:30 to 18 h. Eva and Gil attend, Iara supervises, Lia and Nuno are technicians; all are Rede
 * Veloz's own, while Ana, Bia, Caio and Davi of the first cast work for every company. Olívia lives alone and has two
 * connections; Saulo is the owner of Mercado Sol, a business customer who comes first; Jairo's connection was blocked.
 */
export type Provider = {
  redeVeloz: { id: string; calendarId: string; slaTableId: string }
  tecnico: { id: string }
  cobranca: { id: string }
  comercial: { id: string }
  eva: OperatorActor
  gil: OperatorActor
  iara: OperatorActor
  lia: OperatorActor
  nuno: OperatorActor
  /** Of every company, like the calendars: SLA tables and what follows. */
  slaTables: { padrao: string; corporativo: string }
  processes: {
    semConexao: Process
    emergencia: Process
    segundaVia: Process
    ativacao: Process
  }
  personGroups: { residencial: string; corporativo: string }
  classifications: {
    semAcesso: string
    financeiro: string
    venda: string
    resolvido: string
    semDefeito: string
  }
  origins: { telefone: string; tecnico: string }
  defects: { fibra: string; sinal: string }
  serviceOrderTypes: { reparo: string; instalacao: string }
  technicianGroups: { norte: string }
  exceptionReasons: { promessa: string }
  accessPoints: { centro: string; serra: string }
  olivia: ContactActor
  saulo: ContactActor
  jairo: ContactActor
  casaDaOlivia: Served & { shop: string }
  mercadoSol: Served
  casaDoJairo: Served
  /** Step 1 by an operator: Olívia at home has no signal. */
  registers(by: OperatorActor, input?: Partial<NewAtendimento>): Promise<AtendimentoRow>
  /** All three steps: nobody's yet. */
  starts(by: OperatorActor, input?: Partial<NewAtendimento>, start?: Partial<Start>): Promise<AtendimentoRow>
  /** All three steps, and claimed. */
  claims(by: OperatorActor, input?: Partial<NewAtendimento>, start?: Partial<Start>): Promise<AtendimentoRow>
  /** What Olívia's home writes to the technical department by "Contato". */
  writes(by: ContactActor, input?: Partial<Contato>): Promise<AtendimentoRow>
}

export type Process = { id: string; steps: string[] }
/** A customer of Rede Veloz with its contract and (first) connection. */
export type Served = { id: string; contractId: string; connectionId: string }

/** Adds the second cast to a world. */
export async function createProvider({ db, engine, horizonte }: World): Promise<Provider> {
  const slaTables = {
    padrao: await addSlaTable(db, 'Padrão', 1),
    corporativo: await addSlaTable(db, 'Corporativo', 0.5),
  }
  const redeVeloz = await addProvider(db, horizonte.silencePolicyId, slaTables.padrao)
  const of = { company_id: redeVeloz.id }
  const named = (table: string, name: string, more: Columns = {}) =>
    insert(db, table, { ...of, name, ...more })

  const classifications = {
    semAcesso: await named('classification', 'Sem acesso', { suggested: true }),
    financeiro: await named('classification', 'Financeiro', { position: 1 }),
    venda: await named('classification', 'Venda', { position: 2 }),
    resolvido: await named('classification', 'Resolvido', { closing: true, suggested: true }),
    semDefeito: await named('classification', 'Sem defeito', { closing: true, position: 1 }),
  }
  const addProcess = async (name: string, slaType: string, steps: string[]): Promise<Process> => {
    const id = await named('process', name, { sla_type: slaType })
    const made: string[] = []
    for (const [position, step] of steps.entries())
      made.push(await insert(db, 'subprocess', { process_id: id, name: step, position }))
    return { id, steps: made }
  }
  const processes = {
    semConexao: await addProcess('Sem conexão', 'corrective', ['Triagem', 'Visita técnica', 'Confirmação']),
    emergencia: await addProcess('Emergência', 'emergency', ['Deslocamento', 'Reparo']),
    segundaVia: await addProcess('Segunda via', 'question', ['Conferência']),
    ativacao: await addProcess('Ativação', 'activation', ['Viabilidade', 'Instalação']),
  }
  const department = (name: string, position: number, process: Process, classificationId: string) =>
    named('department', name, {
      email: mailOf(name),
      position,
      creates_atendimento: true,
      process_id: process.id,
      classification_id: classificationId,
    })
  const tecnico = {
    id: await department('Suporte Técnico', 0, processes.semConexao, classifications.semAcesso),
  }
  const cobranca = { id: await department('Cobrança', 1, processes.segundaVia, classifications.financeiro) }
  const comercial = { id: await department('Comercial', 2, processes.ativacao, classifications.venda) }

  const personGroups = {
    residencial: await named('person_group', 'Residencial', { priority: 3 }),
    corporativo: await named('person_group', 'Corporativo', {
      priority: 1,
      process_id: processes.emergencia.id,
      classification_id: classifications.semAcesso,
    }),
  }
  const accessPoints = {
    centro: await named('access_point', 'Torre Centro', { address: 'Rua das Palmeiras, 10' }),
    serra: await named('access_point', 'Torre Serra', { address: 'Estrada da Serra, km 4' }),
  }
  const operator = (name: string, role: OperatorActor['role']) => addOperator(db, name, role, redeVeloz.id)
  const lia = await operator('Lia Torres', 'agent')
  const nuno = await operator('Nuno Prates', 'agent')
  const norte = await named('technician_group', 'Equipe Norte')
  for (const { id } of [lia, nuno])
    await db.query(sql`insert into technician_group_member values (${norte}, ${id})`)

  const fibra = await addPlan(db, 'Fibra 300', false)
  const served = (name: string, document: string, code: string, more: Place & { slaTableId?: string }) =>
    addServed(db, { companyId: redeVeloz.id, planId: fibra, name, document, code, ...more })
  const olivia = await served('Olívia Braga', '52998224725', '2041', {
    personGroupId: personGroups.residencial,
    accessPointId: accessPoints.centro,
    login: 'olivia.braga',
    address: 'Rua do Sol, 15',
  })
  const mercado = await served('Mercado Sol', '11222333000181', '3077', {
    personGroupId: personGroups.corporativo,
    accessPointId: accessPoints.serra,
    login: 'mercado.sol',
    address: 'Avenida Brasil, 900',
    slaTableId: slaTables.corporativo,
  })
  const jairo = await served('Jairo Pena', '11144477735', '2055', {
    personGroupId: personGroups.residencial,
    accessPointId: accessPoints.centro,
    login: 'jairo.pena',
    address: 'Rua da Lua, 8',
  })
  const shop = await insert(db, 'connection', {
    customer_id: olivia.id,
    contract_id: olivia.contractId,
    access_point_id: accessPoints.serra,
    name: 'Ateliê',
    login: 'olivia.atelie',
    address: 'Rua das Flores, 22',
    online: true,
  })
  await db.query(sql`
    update connection set blocked_at = '2026-11-20T09:00:00-03:00', block_reason = 'Falta de pagamento', online = false
    where id = ${jairo.connectionId}`)
  await addInvoice(db, olivia, '70839', '2026-11-10', 'paid')
  await addInvoice(db, olivia, '70840', '2026-12-10', 'open')
  await addInvoice(db, jairo, '70841', '2026-10-15', 'open')

  const person = (name: string, phone: string, { id }: Served) =>
    addContact(db, name, phone, { ...OWNER, customerId: id, companyId: redeVeloz.id })
  const cast = {
    redeVeloz,
    tecnico,
    cobranca,
    comercial,
    eva: await operator('Eva Dias', 'agent'),
    gil: await operator('Gil Moura', 'agent'),
    iara: await operator('Iara Campos', 'supervisor'),
    lia,
    nuno,
    slaTables,
    processes,
    personGroups,
    classifications,
    origins: {
      telefone: await named('origin', 'Telefone', { suggested: true }),
      tecnico: await named('origin', 'Através de um técnico', { by_technician: true, position: 1 }),
    },
    defects: {
      fibra: await named('defect', 'Fibra rompida'),
      sinal: await named('defect', 'Sinal baixo', { position: 1 }),
    },
    serviceOrderTypes: {
      reparo: await named('service_order_type', 'Reparo', { minutes: 60 }),
      instalacao: await named('service_order_type', 'Instalação', { minutes: 120 }),
    },
    technicianGroups: { norte },
    exceptionReasons: { promessa: await named('exception_reason', 'Promessa de pagamento') },
    accessPoints,
    olivia: await person('Olívia Braga', '+5511987650011', olivia),
    saulo: await person('Saulo Pires', '+5511987650012', mercado),
    jairo: await person('Jairo Pena', '+5511987650013', jairo),
    casaDaOlivia: { ...olivia, shop },
    mercadoSol: mercado,
    casaDoJairo: jairo,
  }
  const { atendimentos } = engine
  const registers: Provider['registers'] = (by, input) =>
    atendimentos.register(by, {
      customerId: olivia.id,
      contactId: cast.olivia.id,
      connectionId: olivia.connectionId,
      originId: cast.origins.telefone,
      report: 'Sem sinal desde ontem à noite.',
      channel: 'phone',
      ...input,
    })
  const starts: Provider['starts'] = async (by, input, start) => {
    const { id } = await registers(by, input)
    await atendimentos.check(by, id)
    return atendimentos.start(by, id, {
      processId: processes.semConexao.id,
      classificationId: classifications.semAcesso,
      ...start,
    })
  }
  return {
    ...cast,
    registers,
    starts,
    async claims(by, input, start) {
      const { id } = await starts(by, input, start)
      return atendimentos.claim(by, id)
    },
    writes: (by, input) =>
      atendimentos.contato(by, {
        customerId: (by.memberships[0] as Membership).customerId,
        departmentId: tecnico.id,
        connectionId: by.id === cast.olivia.id ? olivia.connectionId : null,
        text: 'Estou sem internet.',
        ...input,
      }),
  }
}

const OWNER: Omit<Membership, 'customerId' | 'companyId'> = {
  authorised: true,
  administrator: true,
  seesCompany: true,
}

async function addProvider(db: Database, silencePolicyId: string, slaTableId: string) {
  const { timeZone, weekly } = presetCalendar('weekdaysWithLunch')
  const calendarId = await insert(db, 'business_calendar', {
    name: 'Horário da Rede Veloz',
    time_zone: timeZone,
    weekly: sql.json(weekly),
  })
  const id = await insert(db, 'company', {
    name: 'Rede Veloz',
    calendar_id: calendarId,
    silence_policy_id: silencePolicyId,
    sla_table_id: slaTableId,
    uses_tickets: false,
    uses_atendimentos: true,
  })
  return { id, calendarId, slaTableId }
}

/** Minutes of resolution and of the first response, at the pace of the table. */
const TIMES = {
  emergency: [120, 15],
  corrective: [480, 60],
  preventive: [960, 120],
  question: [240, 30],
  activation: [2_400, 240],
  other: [480, 60],
} as const

async function addSlaTable(db: Database, name: string, pace: number): Promise<string> {
  const id = await insert(db, 'sla_table', { name })
  for (const [type, [resolution, response]] of Object.entries(TIMES))
    await db.query(sql`
      insert into sla_time (sla_table_id, sla_type, resolution_minutes, first_response_minutes)
      values (${id}, ${type}, ${resolution * pace}, ${Math.round(response * pace)})`)
  return id
}

type Place = { personGroupId: string; accessPointId: string; login: string; address: string }

async function addServed(
  db: Database,
  input: Place & {
    companyId: string
    planId: string
    name: string
    document: string
    code: string
    slaTableId?: string
  },
): Promise<Served> {
  const id = await insert(db, 'customer', {
    company_id: input.companyId,
    person_group_id: input.personGroupId,
    name: input.name,
    document: input.document,
    code: input.code,
    address: input.address,
  })
  const contractId = await insert(db, 'contract', {
    customer_id: id,
    plan_id: input.planId,
    number: `RV-${input.code}`,
    starts_on: '2026-01-01',
    sla_table_id: input.slaTableId ?? null,
    accepted_at: '2026-01-02T10:00:00-03:00',
  })
  const connectionId = await insert(db, 'connection', {
    customer_id: id,
    contract_id: contractId,
    access_point_id: input.accessPointId,
    login: input.login,
    ip: '100.64.0.2',
    mac: '02:00:00:00:00:01',
    address: input.address,
    online: true,
  })
  return { id, contractId, connectionId }
}

function addInvoice(db: Database, { id, contractId }: Served, number: string, dueOn: string, state: string) {
  return insert(db, 'invoice', {
    customer_id: id,
    contract_id: contractId,
    number,
    issued_on: '2026-10-01',
    due_on: dueOn,
    amount: '89.90',
    state,
    paid_on: state === 'paid' ? dueOn : null,
  })
}

type Columns = Record<string, unknown>

/** A row of a table with an id of its own, which comes back. */
async function insert(db: Database, table: string, values: Columns): Promise<string> {
  const row = { id: newId(), ...values }
  const columns = Object.keys(row).join(', ')
  await db.query(sql`
    insert into ${sql.raw(table)} (${sql.raw(columns)})
    values (${sql.join(
      Object.values(row).map((value) => sql`${value as string}`),
      ', ',
    )})`)
  return row.id
}
