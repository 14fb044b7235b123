import { texts } from '#engine'

export const exceptionReasonTexts = texts({
  pt: {
    title: 'Motivos de exceção',
    subtitle: 'Por que uma conexão fica protegida de bloqueio ou redução até uma data.',
    add: 'Novo motivo',
    added: (name: string) => `O motivo ${name} foi incluído.`,
    name: 'Motivo',
    emptyTitle: 'Nenhum motivo ainda',
    emptyText: 'Toda exceção de uma conexão pede um motivo, como “Promessa de pagamento”.',
  },
  en: {
    title: 'Exception reasons',
    subtitle: 'Why a connection is kept from blocks or reductions until a date.',
    add: 'New reason',
    added: (name: string) => `The reason ${name} was added.`,
    name: 'Reason',
    emptyTitle: 'No reasons yet',
    emptyText: 'Every exception of a connection asks for a reason, such as “Promised to pay”.',
  },
})
