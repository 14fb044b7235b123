import { texts } from '#engine'

export const homelessWords = texts({
  pt: {
    kept: 'Guardei a sua mensagem.',
    which: 'Guardei a sua mensagem. Sobre qual ticket ela é?',
    newOne: 'Guardei a sua mensagem. Quer abrir um ticket com ela?',
    earlier: 'Você tinha escrito:',
    earlierWhich: 'Sobre qual ticket é?',
    earlierNewOne: 'Quer abrir um ticket com isto?',
    ended: (number: string) =>
      `O ticket ${number} já foi encerrado e não reabre, mas guardei a sua mensagem. Quer abrir um novo, ligado a ele?`,
    openNew: '🆕 Abrir um novo ticket',
    openLinked: (number: string) => `🆕 Novo ticket ligado ao ${number}`,
    discard: '🗑️ Descartar',
    discarded: 'Certo, deixei essa mensagem de lado.',
    failed: 'Este ticket não recebe mais mensagens. Escolha outro, por favor.',
  },
  en: {
    kept: 'I kept your message.',
    which: 'I kept your message. Which ticket is it about?',
    newOne: 'I kept your message. Would you like to open a ticket with it?',
    earlier: 'You had written:',
    earlierWhich: 'Which ticket is it about?',
    earlierNewOne: 'Would you like to open a ticket with this?',
    ended: (number) =>
      `Ticket ${number} is closed and does not reopen, but I kept your message. Would you like to open a new one linked to it?`,
    openNew: '🆕 Open a new ticket',
    openLinked: (number) => `🆕 New ticket linked to ${number}`,
    discard: '🗑️ Discard',
    discarded: 'All right, I put that message aside.',
    failed: 'This ticket takes no more messages. Please choose another.',
  },
})
