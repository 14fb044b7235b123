import { texts } from '#engine'

export const originTexts = texts({
  pt: {
    title: 'Origens de contato',
    subtitle: 'Como o cliente chegou até nós.',
    add: 'Nova origem',
    added: (name: string) => `A origem ${name} foi incluída.`,
    name: 'Origem',
    emptyTitle: 'Nenhuma origem ainda',
    emptyText: 'Por exemplo: telefone, balcão, através de um técnico.',
    byTechnician: 'Através de um técnico',
    byTechnicianHint: 'Quem registra informa também o técnico responsável.',
    suggested: 'Já vem escolhida em um atendimento novo',
    suggestedHint: 'Só uma por empresa: a última marcada substitui a anterior.',
  },
  en: {
    title: 'Origins of contact',
    subtitle: 'How the customer came to us.',
    add: 'New origin',
    added: (name: string) => `The origin ${name} was added.`,
    name: 'Origin',
    emptyTitle: 'No origins yet',
    emptyText: 'For example: telephone, counter, through a technician.',
    byTechnician: 'Through a technician',
    byTechnicianHint: 'Whoever records it also names the technician.',
    suggested: 'Chosen beforehand in a new atendimento',
    suggestedHint: 'One per company: the last one marked takes the place of the other.',
  },
})
