// The cast of the demo desk. Names, companies and numbers are invented; the check digits are right.
import type { OperatorActor } from '#engine'
import type { DepartmentKey } from './offer.ts'

export const COMPANY = {
  name: 'Horizonte Sistemas',
  document: '08365941000130',
  email: 'atendimento@horizonte.example',
  productVersion: '12.4.2',
}

type Operator = Pick<OperatorActor, 'name' | 'role' | 'team'> & {
  email: string
  /** None: all of the company. */
  departments: readonly DepartmentKey[]
  extension: string
}

export type OperatorKey = keyof typeof operators
const operators = {
  rafael: {
    name: 'Rafael Nogueira',
    email: 'rafael@horizonte.example',
    role: 'agent',
    team: 'support',
    departments: ['suporte'],
    extension: '201',
  },
  patricia: {
    name: 'Patrícia Amaral',
    email: 'patricia@horizonte.example',
    role: 'agent',
    team: 'support',
    departments: ['suporte', 'financeiro', 'comercial'],
    extension: '202',
  },
  diego: {
    name: 'Diego Teles',
    email: 'diego@horizonte.example',
    role: 'agent',
    team: 'development',
    departments: ['suporte', 'desenvolvimento'],
    extension: '310',
  },
  helena: {
    name: 'Helena Prado',
    email: 'helena@horizonte.example',
    role: 'supervisor',
    team: 'support',
    departments: [],
    extension: '200',
  },
  administrador: {
    name: 'Otávio Brandão',
    email: 'otavio@horizonte.example',
    role: 'administrator',
    team: 'support',
    departments: [],
    extension: '100',
  },
} as const satisfies Record<string, Operator>
export const OPERATORS: Record<OperatorKey, Operator> = operators

type Plan = 'basico' | 'premium'
type Customer = {
  code: string
  name: string
  document: string
  phone: string
  address: string
  plan: Plan
  contract: string
  silence?: 'totall'
  tags?: readonly string[]
}

export type CustomerKey = keyof typeof customers
const customers = {
  primavera: {
    code: '1001',
    name: 'Supermercados Primavera Ltda',
    document: '27481563000103',
    phone: '11 3555-0101',
    address: 'Av. das Acácias, 1200, Campinas/SP',
    plan: 'premium',
    contract: 'CT-2021-014',
    tags: ['varejo', '8 lojas'],
  },
  novaera: {
    code: '1002',
    name: 'Nova Era Distribuidora de Alimentos S.A.',
    document: '31854022000142',
    phone: '19 3555-0112',
    address: 'Rod. Anhanguera, km 98, Sumaré/SP',
    plan: 'premium',
    contract: 'CT-2020-007',
    tags: ['atacado', 'SQL Server'],
  },
  saojose: {
    code: '1003',
    name: 'Farmácia São José ME',
    document: '40619278000166',
    phone: '11 3555-0123',
    address: 'Rua Quinze, 45, Jundiaí/SP',
    plan: 'basico',
    contract: 'CT-2023-031',
  },
  ferraz: {
    code: '1004',
    name: 'Ferraz Materiais de Construção Ltda',
    document: '51338701000176',
    phone: '15 3555-0134',
    address: 'Av. Industrial, 880, Sorocaba/SP',
    plan: 'basico',
    contract: 'CT-2022-018',
    silence: 'totall',
  },
  mirante: {
    code: '1005',
    name: 'Transportes Mirante Ltda',
    document: '62094155000191',
    phone: '11 3555-0145',
    address: 'Rua do Porto, 300, Santos/SP',
    plan: 'premium',
    contract: 'CT-2019-003',
    tags: ['CT-e', 'Oracle'],
  },
  belavista: {
    code: '1006',
    name: 'Clínica Bela Vista',
    document: '71502388000177',
    phone: '11 3555-0156',
    address: 'Rua das Palmeiras, 77, São Paulo/SP',
    plan: 'basico',
    contract: 'CT-2024-002',
  },
  marcenaria: {
    code: '1007',
    name: 'Marcenaria Pinho Bravo',
    document: '82946613000180',
    phone: '12 3555-0167',
    address: 'Estrada Velha, 15, Taubaté/SP',
    plan: 'basico',
    contract: 'CT-2024-019',
    silence: 'totall',
  },
  aurora: {
    code: '1008',
    name: 'Aurora Têxtil Indústria e Comércio Ltda',
    document: '93417705000190',
    phone: '19 3555-0178',
    address: 'Rua dos Teares, 510, Americana/SP',
    plan: 'premium',
    contract: 'CT-2018-011',
    tags: ['indústria', 'três camadas'],
  },
  casagrande: {
    code: '1009',
    name: 'Casa Grande Móveis',
    document: '19238476000193',
    phone: '16 3555-0189',
    address: 'Av. Brasil, 2040, Ribeirão Preto/SP',
    plan: 'basico',
    contract: 'CT-2023-008',
  },
  petfeliz: {
    code: '1010',
    name: 'Pet Feliz Comércio de Rações',
    document: '45771032000129',
    phone: '11 3555-0190',
    address: 'Rua Alegre, 9, Guarulhos/SP',
    plan: 'basico',
    contract: 'CT-2025-004',
  },
  vidronorte: {
    code: '1011',
    name: 'Vidronorte Vidros e Esquadrias',
    document: '56602891000100',
    phone: '17 3555-0201',
    address: 'Distrito Industrial, lote 12, São José do Rio Preto/SP',
    plan: 'basico',
    contract: 'CT-2022-027',
  },
  laercio: {
    code: '1012',
    name: 'Laércio Menezes (produtor rural)',
    document: '27384615909',
    phone: '18 3555-0212',
    address: 'Sítio Boa Esperança, Assis/SP',
    plan: 'basico',
    contract: 'CT-2025-010',
  },
} as const satisfies Record<string, Customer>
export const CUSTOMERS: Record<CustomerKey, Customer> = customers

export type Contact = {
  name: string
  email?: string
  mobile?: string
  /** The first is the one they speak for when nobody says otherwise. */
  customers: readonly [CustomerKey, ...CustomerKey[]]
  /** The person's id in Telegram; in the demo also their phone in the simulator. */
  telegram?: number
  administrator?: true
  seesCompany?: true
  notAuthorised?: true
  language?: 'en'
}

export type ContactKey = keyof typeof contacts
const contacts = {
  marina: {
    name: 'Marina Azevedo',
    email: 'marina@primavera.example',
    mobile: '11 95550-1001',
    customers: ['primavera'],
    telegram: 7001,
    administrator: true,
    seesCompany: true,
  },
  joao: {
    name: 'João Batista Lopes',
    email: 'joao@primavera.example',
    mobile: '11 95550-1002',
    customers: ['primavera'],
    telegram: 7002,
  },
  tiago: {
    name: 'Tiago Ramos',
    email: 'tiago@primavera.example',
    mobile: '11 95550-1003',
    customers: ['primavera'],
    telegram: 7003,
    notAuthorised: true,
  },
  claudia: {
    name: 'Cláudia Fontes',
    email: 'claudia@novaera.example',
    mobile: '19 95550-1004',
    customers: ['novaera'],
    telegram: 7004,
    administrator: true,
    seesCompany: true,
  },
  sergio: {
    name: 'Sérgio Dantas',
    email: 'sergio@novaera.example',
    mobile: '19 95550-1005',
    customers: ['novaera'],
    telegram: 7005,
  },
  beatriz: {
    name: 'Beatriz Salles',
    email: 'beatriz@salles.example',
    mobile: '11 95550-1006',
    customers: ['saojose', 'belavista', 'petfeliz'],
    telegram: 7006,
    administrator: true,
    seesCompany: true,
  },
  antonio: {
    name: 'Antônio Ferraz',
    email: 'antonio@ferraz.example',
    mobile: '15 95550-1007',
    customers: ['ferraz'],
    telegram: 7007,
    administrator: true,
    seesCompany: true,
  },
  luana: {
    name: 'Luana Ferraz',
    email: 'luana@ferraz.example',
    mobile: '15 95550-1008',
    customers: ['ferraz'],
  },
  wagner: {
    name: 'Wagner Siqueira',
    email: 'wagner@mirante.example',
    mobile: '11 95550-1009',
    customers: ['mirante'],
    telegram: 7009,
    administrator: true,
    seesCompany: true,
  },
  ingrid: {
    name: 'Ingrid Larsen',
    email: 'ingrid@mirante.example',
    mobile: '11 95550-1010',
    customers: ['mirante'],
    telegram: 7010,
    language: 'en',
  },
  camila: {
    name: 'Camila Rocha',
    email: 'camila@belavista.example',
    mobile: '11 95550-1011',
    customers: ['belavista'],
    telegram: 7011,
  },
  pedro: {
    name: 'Pedro Pinho',
    email: 'pedro@pinhobravo.example',
    mobile: '12 95550-1012',
    customers: ['marcenaria'],
    telegram: 7012,
    administrator: true,
    seesCompany: true,
  },
  regina: {
    name: 'Regina Tavares',
    email: 'regina@aurora.example',
    mobile: '19 95550-1013',
    customers: ['aurora'],
    telegram: 7013,
    administrator: true,
    seesCompany: true,
  },
  fabio: {
    name: 'Fábio Moretti',
    email: 'fabio@aurora.example',
    mobile: '19 95550-1014',
    customers: ['aurora'],
    telegram: 7014,
  },
  juliana: {
    name: 'Juliana Couto',
    email: 'juliana@aurora.example',
    mobile: '19 95550-1015',
    customers: ['aurora'],
  },
  edson: {
    name: 'Edson Vilela',
    email: 'edson@casagrande.example',
    mobile: '16 95550-1016',
    customers: ['casagrande'],
    telegram: 7016,
    administrator: true,
  },
  simone: {
    name: 'Simone Vilela',
    email: 'simone@casagrande.example',
    mobile: '16 95550-1017',
    customers: ['casagrande'],
  },
  gustavo: {
    name: 'Gustavo Meireles',
    email: 'gustavo@petfeliz.example',
    mobile: '11 95550-1018',
    customers: ['petfeliz'],
  },
  norma: {
    name: 'Norma Castilho',
    email: 'norma@vidronorte.example',
    mobile: '17 95550-1019',
    customers: ['vidronorte'],
    telegram: 7019,
    administrator: true,
    seesCompany: true,
  },
  ricardo: {
    name: 'Ricardo Castilho',
    email: 'ricardo@vidronorte.example',
    mobile: '17 95550-1020',
    customers: ['vidronorte'],
  },
  laercio: {
    name: 'Laércio Menezes',
    mobile: '18 95550-1021',
    customers: ['laercio'],
    administrator: true,
  },
  vanessa: {
    name: 'Vanessa Prates',
    email: 'vanessa@novaera.example',
    mobile: '19 95550-1022',
    customers: ['novaera'],
  },
  otto: {
    name: 'Otto Brandt',
    email: 'otto@mirante.example',
    mobile: '11 95550-1023',
    customers: ['mirante'],
  },
  lidia: {
    name: 'Lídia Campos',
    email: 'lidia@saojose.example',
    mobile: '11 95550-1024',
    customers: ['saojose'],
  },
  mauro: {
    name: 'Mauro Pacheco',
    email: 'mauro@primavera.example',
    mobile: '11 95550-1025',
    customers: ['primavera'],
    notAuthorised: true,
  },
} as const satisfies Record<string, Contact>
export const CONTACTS: Record<ContactKey, Contact> = contacts

/** A phone nobody knows yet: for walking through the proof of who one is, from the beginning. */
export const STRANGER = { id: 7999, firstName: 'Visitante', username: 'visitante' }
