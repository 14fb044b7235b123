// The cast of the demo's internet provider. Names, companies and numbers are invented; the check digits are right.
import type { OperatorActor, Permission } from '#engine'
import type { AccessPointKey, PersonGroupKey, SectorKey } from './provider-offer.ts'

export const PROVIDER = {
  name: 'Maré Alta Internet',
  document: '20304050000170',
  email: 'atendimento@marealta.example',
}

type Operator = Pick<OperatorActor, 'name' | 'role' | 'team'> & {
  email: string
  /** None: all of the company. */
  sectors: readonly SectorKey[]
  extension: string
  permissions?: readonly Permission[]
}

export type ProviderOperatorKey = keyof typeof operators
const operators = {
  bruno: {
    name: 'Bruno Salgado',
    email: 'bruno@marealta.example',
    role: 'agent',
    team: 'support',
    sectors: ['suporte', 'campo'],
    extension: '11',
  },
  livia: {
    name: 'Lívia Barros',
    email: 'livia@marealta.example',
    role: 'agent',
    team: 'support',
    sectors: ['financeiro', 'comercial', 'campo'],
    extension: '12',
    permissions: ['complete_lead', 'financial_tools', 'technical_tools'],
  },
  lucas: {
    name: 'Lucas Ferreira',
    email: 'lucas@marealta.example',
    role: 'agent',
    team: 'support',
    sectors: ['campo', 'suporte'],
    extension: '21',
    permissions: ['technical_tools'],
  },
  sandra: {
    name: 'Sandra Reis',
    email: 'sandra@marealta.example',
    role: 'agent',
    team: 'support',
    sectors: ['campo', 'suporte'],
    extension: '22',
    permissions: ['technical_tools'],
  },
  tereza: {
    name: 'Tereza Monteiro',
    email: 'tereza@marealta.example',
    role: 'supervisor',
    team: 'support',
    sectors: [],
    extension: '10',
  },
  cristina: {
    name: 'Cristina Vaz',
    email: 'cristina@marealta.example',
    role: 'administrator',
    team: 'support',
    sectors: [],
    extension: '1',
  },
} as const satisfies Record<string, Operator>
export const PROVIDER_OPERATORS: Record<ProviderOperatorKey, Operator> = operators

type Connection = {
  login: string
  point: AccessPointKey
  name?: string
  address?: string
  online?: boolean
}
type Customer = {
  code: string
  name: string
  document: string
  phone: string
  address: string
  group: PersonGroupKey
  contract: string
  plan: 'fibra300' | 'fibra800'
  corporate?: true
  allCompanies?: true
  tags?: readonly string[]
  connections: readonly Connection[]
  /** How many months ago they stopped paying. */
  unpaid?: number
  notAccepted?: true
  cancelled?: string
}

export type ProviderCustomerKey = keyof typeof customers
const customers = {
  olga: {
    code: '2001',
    name: 'Olga Nascimento',
    document: '31415926085',
    phone: '12 3555-2001',
    address: 'Rua das Gaivotas, 45, Caraguatatuba/SP',
    group: 'residencial',
    contract: 'MA-2024-031',
    plan: 'fibra300',
    connections: [{ login: 'olga.nascimento', point: 'centro', online: false }],
  },
  pousada: {
    code: '2002',
    name: 'Pousada Vento Leste Ltda',
    document: '31425364000147',
    phone: '12 3555-2002',
    address: 'Av. da Praia, 900, Caraguatatuba/SP',
    group: 'corporativo',
    contract: 'MA-2022-007',
    plan: 'fibra800',
    corporate: true,
    tags: ['IP fixo', 'alta temporada'],
    connections: [
      { login: 'ventoleste.recepcao', name: 'Recepção', point: 'enseada', online: true },
      {
        login: 'ventoleste.chales',
        name: 'Chalés',
        point: 'enseada',
        address: 'Rua do Farol, 12, Caraguatatuba/SP',
        online: true,
      },
    ],
  },
  ademar: {
    code: '2003',
    name: 'Ademar Couto',
    document: '27182818205',
    phone: '12 3555-2003',
    address: 'Rua do Cais, 8, Caraguatatuba/SP',
    group: 'residencial',
    contract: 'MA-2023-044',
    plan: 'fibra300',
    unpaid: 2,
    connections: [{ login: 'ademar.couto', point: 'centro', online: false }],
  },
  gaivota: {
    code: '2004',
    name: 'Escola Municipal Gaivota',
    document: '42536475000147',
    phone: '12 3555-2004',
    address: 'Estrada da Serra, 1500, Caraguatatuba/SP',
    group: 'publico',
    contract: 'MA-2021-002',
    plan: 'fibra800',
    corporate: true,
    tags: ['licitação 14/2021'],
    connections: [{ login: 'escola.gaivota', point: 'serra', online: false }],
  },
  mercado: {
    code: '2005',
    name: 'Mercado do Porto Ltda',
    document: '53647586000147',
    phone: '12 3555-2005',
    address: 'Praça do Porto, 3, São Sebastião/SP',
    group: 'corporativo',
    contract: 'MA-2023-010',
    plan: 'fibra800',
    corporate: true,
    connections: [{ login: 'mercado.porto', point: 'porto', online: true }],
  },
  ivone: {
    code: '2006',
    name: 'Ivone Lacerda',
    document: '16180339805',
    phone: '12 3555-2006',
    address: 'Travessa da Enseada, 31, Caraguatatuba/SP',
    group: 'residencial',
    contract: 'MA-2024-052',
    plan: 'fibra300',
    unpaid: 1,
    connections: [{ login: 'ivone.lacerda', point: 'enseada', online: true }],
  },
  paulo: {
    code: '2007',
    name: 'Paulo Henrique Duarte',
    document: '14142135651',
    phone: '12 3555-2007',
    address: 'Rua dos Corais, 210, São Sebastião/SP',
    group: 'residencial',
    contract: 'MA-2026-018',
    plan: 'fibra300',
    notAccepted: true,
    connections: [],
  },
  condominio: {
    code: '2008',
    name: 'Condomínio Mar Azul',
    document: '64758697000147',
    phone: '12 3555-2008',
    address: 'Rua Atlântica, 77, São Sebastião/SP',
    group: 'corporativo',
    contract: 'MA-2020-004',
    plan: 'fibra800',
    corporate: true,
    connections: [
      { login: 'marazul.portaria', name: 'Portaria', point: 'porto', online: true },
      { login: 'marazul.salao', name: 'Salão de festas', point: 'porto', online: true },
    ],
  },
  luciana: {
    code: '2009',
    name: 'Luciana Freire',
    document: '17320508052',
    phone: '12 3555-2009',
    address: 'Estrada da Serra, 1720, Caraguatatuba/SP',
    group: 'residencial',
    contract: 'MA-2025-009',
    plan: 'fibra300',
    connections: [{ login: 'luciana.freire', point: 'serra', online: false }],
  },
  nelson: {
    code: '2010',
    name: 'Nelson Brito',
    document: '22360679767',
    phone: '12 3555-2010',
    address: 'Rua da Maré, 5, São Sebastião/SP',
    group: 'residencial',
    contract: 'MA-2022-061',
    plan: 'fibra300',
    cancelled: 'Mudou-se para fora da área atendida.',
    connections: [],
  },
  zuleica: {
    code: '2012',
    name: 'Zuleica Ramalho',
    document: '26457513182',
    phone: '12 3555-2012',
    address: 'Ladeira do Porto, 19, São Sebastião/SP',
    group: 'residencial',
    contract: 'MA-2024-070',
    plan: 'fibra300',
    unpaid: 2,
    connections: [{ login: 'zuleica.ramalho', point: 'porto', online: false }],
  },
  hotel: {
    code: '2011',
    name: 'Hotel Atlântico S.A.',
    document: '75869708000182',
    phone: '12 3555-2011',
    address: 'Av. Beira-Mar, 1, São Sebastião/SP',
    group: 'corporativo',
    contract: 'MA-2019-001',
    plan: 'fibra800',
    corporate: true,
    allCompanies: true,
    tags: ['também usa o sistema da Horizonte'],
    connections: [{ login: 'hotel.atlantico', point: 'porto', online: true }],
  },
} as const satisfies Record<string, Customer>
export const PROVIDER_CUSTOMERS: Record<ProviderCustomerKey, Customer> = customers

type Contact = {
  name: string
  email?: string
  mobile: string
  customer: ProviderCustomerKey
  /** The person's id in Telegram; in the demo also their phone in the simulator. */
  telegram?: number
}

export type ProviderContactKey = keyof typeof contacts
const contacts = {
  olga: {
    name: 'Olga Nascimento',
    email: 'olga@nascimento.example',
    mobile: '12 95551-2001',
    customer: 'olga',
    telegram: 7101,
  },
  renata: {
    name: 'Renata Sampaio',
    email: 'renata@ventoleste.example',
    mobile: '12 95551-2002',
    customer: 'pousada',
    telegram: 7102,
  },
  ademar: { name: 'Ademar Couto', mobile: '12 95551-2003', customer: 'ademar', telegram: 7103 },
  sonia: {
    name: 'Sônia Figueira',
    email: 'sonia@gaivota.example',
    mobile: '12 95551-2004',
    customer: 'gaivota',
    telegram: 7104,
  },
  helio: {
    name: 'Hélio Bastos',
    email: 'helio@mercadodoporto.example',
    mobile: '12 95551-2005',
    customer: 'mercado',
    telegram: 7105,
  },
  ivone: { name: 'Ivone Lacerda', mobile: '12 95551-2006', customer: 'ivone', telegram: 7106 },
  paulo: {
    name: 'Paulo Henrique Duarte',
    email: 'paulo@duarte.example',
    mobile: '12 95551-2007',
    customer: 'paulo',
    telegram: 7107,
  },
  dalva: {
    name: 'Dalva Quintana',
    email: 'dalva@marazul.example',
    mobile: '12 95551-2008',
    customer: 'condominio',
    telegram: 7108,
  },
  luciana: { name: 'Luciana Freire', mobile: '12 95551-2009', customer: 'luciana', telegram: 7109 },
  zuleica: { name: 'Zuleica Ramalho', mobile: '12 95551-2013', customer: 'zuleica' },
  nelson: { name: 'Nelson Brito', mobile: '12 95551-2010', customer: 'nelson' },
  olavo: {
    name: 'Olavo Meira',
    email: 'olavo@atlantico.example',
    mobile: '12 95551-2011',
    customer: 'hotel',
  },
} as const satisfies Record<string, Contact>
export const PROVIDER_CONTACTS: Record<ProviderContactKey, Contact> = contacts
