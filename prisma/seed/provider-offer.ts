// How the demo's internet provider works: sectors, processes and their steps, SLA tables, and the lists of choices.
import type { MaterialKind, SlaType } from '#engine'

type Material = { kind: MaterialKind; title: string; body?: string; url?: string }
type Step = { name: string; sector?: SectorKey; materials?: readonly Material[] }

export type SectorKey = 'suporte' | 'financeiro' | 'comercial' | 'campo'
export const SECTORS: Record<
  SectorKey,
  { name: string; email: string; begins?: { process: ProcessKey; classification: ClassificationKey } }
> = {
  suporte: {
    name: 'Suporte técnico',
    email: 'suporte@marealta.example',
    begins: { process: 'semConexao', classification: 'semAcesso' },
  },
  financeiro: {
    name: 'Financeiro',
    email: 'financeiro@marealta.example',
    begins: { process: 'segundaVia', classification: 'financeiro' },
  },
  comercial: {
    name: 'Comercial',
    email: 'comercial@marealta.example',
    begins: { process: 'ativacao', classification: 'venda' },
  },
  campo: { name: 'Campo', email: 'campo@marealta.example' },
}

export type ProcessKey = keyof typeof processes
const processes = {
  semConexao: {
    name: 'Sem conexão',
    slaType: 'corrective',
    steps: [
      {
        name: 'Triagem remota',
        sector: 'suporte',
        materials: [
          {
            kind: 'text',
            title: 'Roteiro de triagem',
            body: '1. A luz PON da ONU está verde?\n2. Desligue a ONU e o roteador da tomada por 30 segundos.\n3. Há mais alguém na rua sem internet?\n4. O cabo da fibra está inteiro, sem dobra?',
          },
          {
            kind: 'link',
            title: 'Níveis de sinal aceitáveis',
            url: 'https://ajuda.marealta.example/niveis-de-sinal',
            body: 'Entre -8 e -25 dBm. Fora disso, peça visita.',
          },
        ],
      },
      {
        name: 'Visita técnica',
        sector: 'campo',
        materials: [
          {
            kind: 'text',
            title: 'Antes de sair',
            body: 'Leve conector SC/APC, 50 m de drop e uma ONU reserva. Ligue para o cliente 30 minutos antes.',
          },
        ],
      },
      { name: 'Confirmação com o cliente', sector: 'suporte' },
    ],
  },
  lentidao: {
    name: 'Lentidão',
    slaType: 'corrective',
    steps: [
      {
        name: 'Testes remotos',
        sector: 'suporte',
        materials: [
          {
            kind: 'text',
            title: 'Teste de velocidade que vale',
            body: 'Por cabo, sem outros aparelhos ligados, três vezes em horários diferentes.',
          },
        ],
      },
      { name: 'Visita técnica', sector: 'campo' },
      { name: 'Confirmação com o cliente', sector: 'suporte' },
    ],
  },
  rompimento: {
    name: 'Rompimento de fibra',
    slaType: 'emergency',
    steps: [
      { name: 'Deslocamento', sector: 'campo' },
      { name: 'Emenda e testes', sector: 'campo' },
      { name: 'Confirmação com o cliente', sector: 'suporte' },
    ],
  },
  segundaVia: {
    name: 'Faturas e acordos',
    slaType: 'question',
    steps: [
      {
        name: 'Conferência',
        sector: 'financeiro',
        materials: [
          {
            kind: 'text',
            title: 'Desbloqueio em confiança',
            body: 'Uma vez a cada 60 dias, por 3 dias: registre uma exceção com o motivo “Promessa de pagamento”.',
          },
        ],
      },
    ],
  },
  ativacao: {
    name: 'Ativação',
    slaType: 'activation',
    steps: [
      { name: 'Viabilidade', sector: 'comercial' },
      { name: 'Instalação', sector: 'campo' },
      { name: 'Boas-vindas', sector: 'comercial' },
    ],
  },
  mudanca: {
    name: 'Mudança de endereço',
    slaType: 'other',
    steps: [
      { name: 'Viabilidade no novo endereço', sector: 'comercial' },
      { name: 'Instalação', sector: 'campo' },
    ],
  },
  preventiva: {
    name: 'Manutenção preventiva',
    slaType: 'preventive',
    steps: [{ name: 'Visita técnica', sector: 'campo' }],
  },
} as const satisfies Record<string, { name: string; slaType: SlaType; steps: readonly Step[] }>
export const PROCESSES: Record<ProcessKey, { name: string; slaType: SlaType; steps: readonly Step[] }> =
  processes

type Times = Partial<Record<SlaType, { resolution: string; firstResponse: string }>>
export const SLA_TABLES: Record<'residencial' | 'corporativo', { name: string; times: Times }> = {
  residencial: {
    name: 'Residencial',
    times: {
      preventive: { resolution: '40:00', firstResponse: '8:00' },
      emergency: { resolution: '8:00', firstResponse: '1:00' },
      corrective: { resolution: '16:00', firstResponse: '2:00' },
      question: { resolution: '8:00', firstResponse: '1:00' },
      activation: { resolution: '40:00', firstResponse: '4:00' },
      other: { resolution: '40:00', firstResponse: '4:00' },
    },
  },
  corporativo: {
    name: 'Corporativo',
    times: {
      preventive: { resolution: '16:00', firstResponse: '4:00' },
      emergency: { resolution: '2:00', firstResponse: '0:15' },
      corrective: { resolution: '4:00', firstResponse: '0:30' },
      question: { resolution: '4:00', firstResponse: '0:30' },
      activation: { resolution: '24:00', firstResponse: '2:00' },
      other: { resolution: '24:00', firstResponse: '2:00' },
    },
  },
}

export type ClassificationKey = keyof typeof CLASSIFICATIONS
export const CLASSIFICATIONS = {
  semAcesso: { name: 'Sem acesso', suggested: true },
  lentidao: { name: 'Lentidão' },
  oscilacao: { name: 'Queda e oscilação' },
  financeiro: { name: 'Financeiro' },
  venda: { name: 'Venda e ativação' },
  mudanca: { name: 'Mudança de endereço' },
  remoto: { name: 'Resolvido remotamente', closing: true },
  visita: { name: 'Resolvido com visita', closing: true, suggested: true },
  semDefeito: { name: 'Sem defeito encontrado', closing: true },
  acordo: { name: 'Acordo feito', closing: true },
  ativado: { name: 'Ativado', closing: true },
} as const

export type PersonGroupKey = keyof typeof PERSON_GROUPS
export const PERSON_GROUPS = {
  corporativo: { name: 'Corporativo', priority: 1 },
  publico: { name: 'Órgãos públicos', priority: 2 },
  residencial: { name: 'Residencial', priority: 3 },
} as const

export type OriginKey = keyof typeof ORIGINS
export const ORIGINS = {
  telefone: { name: 'Telefone', suggested: true },
  balcao: { name: 'Balcão' },
  tecnico: { name: 'Através de um técnico', byTechnician: true },
  redes: { name: 'Redes sociais' },
} as const

export type DefectKey = keyof typeof DEFECTS
export const DEFECTS = {
  fibra: 'Fibra rompida',
  sinal: 'Sinal baixo',
  onu: 'ONU queimada',
  roteador: 'Roteador do cliente',
  configuracao: 'Configuração',
  energia: 'Falta de energia no ponto',
} as const

export type OrderTypeKey = keyof typeof ORDER_TYPES
export const ORDER_TYPES = {
  reparo: {
    name: 'Reparo',
    minutes: 60,
    terms:
      'Declaro que o serviço foi executado e testado na minha presença. O reparo tem garantia de 90 dias, exceto por mau uso.',
  },
  instalacao: {
    name: 'Instalação',
    minutes: 120,
    terms:
      'Recebi os equipamentos em comodato, em perfeito estado, e fui informado de que devo devolvê-los ao fim do contrato.',
  },
  mudanca: { name: 'Mudança de endereço', minutes: 120, terms: null },
  retirada: { name: 'Retirada de equipamento', minutes: 30, terms: null },
} as const

export type AccessPointKey = keyof typeof ACCESS_POINTS
export const ACCESS_POINTS = {
  centro: { name: 'POP Centro', address: 'Rua das Acácias, 100, Caraguatatuba/SP' },
  enseada: { name: 'POP Enseada', address: 'Av. da Praia, 1200, Caraguatatuba/SP' },
  serra: { name: 'Torre da Serra', address: 'Estrada da Serra, km 4, Caraguatatuba/SP' },
  porto: { name: 'POP Porto', address: 'Praça do Porto, 20, São Sebastião/SP' },
} as const

export const TECHNICIAN_GROUPS = {
  norte: { name: 'Equipe Caraguatatuba', members: ['lucas', 'sandra'] },
  sul: { name: 'Equipe São Sebastião', members: ['sandra'] },
} as const
export type TechnicianGroupKey = keyof typeof TECHNICIAN_GROUPS

export const EXCEPTION_REASONS = {
  promessa: 'Promessa de pagamento',
  judicial: 'Ordem judicial',
  cortesia: 'Cortesia comercial',
} as const

export const PROVIDER_PLANS = {
  fibra300: { name: 'Fibra 300', description: '300 Mb/s de download, 150 Mb/s de upload.', price: '99.90' },
  fibra800: {
    name: 'Fibra 800 Empresas',
    description: '800 Mb/s, IP fixo e suporte prioritário.',
    price: '289.90',
  },
} as const

export const PROVIDER_TEXTS = [
  {
    title: 'Reiniciar equipamentos',
    body: 'Olá, {contato}! Desligue da tomada a ONU e o roteador, espere 30 segundos e ligue de novo, primeiro a ONU. Em dois minutos a luz PON deve ficar verde.',
  },
  {
    title: 'Visita agendada',
    body: '{contato}, a visita está agendada. O técnico liga 30 minutos antes de chegar; é preciso que um adulto o receba.',
  },
]
