import { texts } from '#engine'

export const serviceOrderTypeTexts = texts({
  pt: {
    title: 'Tipos de ordem de serviço',
    subtitle: 'As visitas que a equipe faz, quanto duram e o que se imprime nelas.',
    add: 'Novo tipo',
    added: (name: string) => `O tipo ${name} foi incluído.`,
    name: 'Tipo',
    emptyTitle: 'Nenhum tipo ainda',
    emptyText: 'Por exemplo: instalação, reparo, retirada.',
    minutes: 'Duração prevista (minutos)',
    minutesHint: 'Quanto a agenda reserva para a visita.',
    terms: 'Texto da ordem impressa',
    termsHint: 'Fica acima da assinatura do cliente: condições, garantia, o que foi testado.',
    lasts: (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`),
    printed: 'Com texto impresso',
  },
  en: {
    title: 'Types of service order',
    subtitle: 'The visits of the team, how long they last and what is printed on them.',
    add: 'New type',
    added: (name: string) => `The type ${name} was added.`,
    name: 'Type',
    emptyTitle: 'No types yet',
    emptyText: 'For example: installation, repair, removal.',
    minutes: 'Expected length (minutes)',
    minutesHint: 'What the agenda sets aside for the visit.',
    terms: 'Words on the printed order',
    termsHint: 'Above the signature of the customer: terms, warranty, what was tested.',
    lasts: (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`),
    printed: 'With printed words',
  },
})
