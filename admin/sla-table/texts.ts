import { texts } from '#engine'

export const slaTableTexts = texts({
  pt: {
    title: 'Tabelas de SLA',
    subtitle: 'Quanto tempo cada tipo de trabalho pode levar. O contrato escolhe a tabela.',
    add: 'Nova tabela',
    added: (name: string) => `A tabela ${name} foi criada.`,
    name: 'Nome',
    emptyTitle: 'Nenhuma tabela ainda',
    emptyText: 'Por exemplo, uma padrão e uma para clientes corporativos.',
    times: 'Tempos',
    timesHint:
      'Em horas e minutos de atendimento, como 8:00 ou 0:30: só conta o tempo em que o setor está aberto. Em branco, o tipo não tem prazo.',
    keeps:
      'Uma mudança vale para o que começa daqui em diante; os atendimentos em andamento ficam com o tempo que lhes foi prometido.',
    type: 'Tipo de SLA',
    types: {
      preventive: 'Preventiva',
      emergency: 'Emergencial',
      corrective: 'Corretiva',
      question: 'Dúvida',
      activation: 'Ativação',
      other: 'Outros',
    },
    firstResponse: 'Primeira resposta',
    resolution: 'Solução',
    contracts: (count: number) => (count === 1 ? '1 contrato' : `${count} contratos`),
    standard: (companies: string) => `Padrão de ${companies}`,
    noTimes: 'Sem tempos',
  },
  en: {
    title: 'SLA tables',
    subtitle: 'How long each type of work may take. The contract chooses the table.',
    add: 'New table',
    added: (name: string) => `The table ${name} was added.`,
    name: 'Name',
    emptyTitle: 'No tables yet',
    emptyText: 'For example, a standard one and one for companies.',
    times: 'Times',
    timesHint:
      'In hours and minutes of business time, such as 8:00 or 0:30: only the hours in which the sector is open count. Left empty, the type has no deadline.',
    keeps:
      'A change holds for what begins from now on; atendimentos under way keep the time they were promised.',
    type: 'Type of SLA',
    types: {
      preventive: 'Preventive',
      emergency: 'Emergency',
      corrective: 'Corrective',
      question: 'Question',
      activation: 'Activation',
      other: 'Other',
    },
    firstResponse: 'First response',
    resolution: 'Solution',
    contracts: (count: number) => (count === 1 ? '1 contract' : `${count} contracts`),
    standard: (companies: string) => `Standard of ${companies}`,
    noTimes: 'No times',
  },
})
