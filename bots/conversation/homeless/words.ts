import { texts } from '#engine'

export const homelessWords = texts({
  pt: {
    kept: 'Guardei a sua mensagem.',
    earlier: 'Você tinha escrito:',
    noWay: 'No momento não há um setor que receba mensagens por aqui. Fale conosco por telefone, por favor.',
    ticket: {
      which: 'Sobre qual ticket ela é?',
      newOne: 'Quer abrir um ticket com ela?',
      ended: (number: string) =>
        `O ticket ${number} já foi encerrado e não reabre, mas guardei a sua mensagem.`,
      openAnother: 'Quer abrir um novo, ligado a ele?',
      failed: 'Este ticket não recebe mais mensagens. Escolha outro, por favor.',
    },
    atendimento: {
      which: 'Sobre qual atendimento ela é?',
      newOne: 'Quer enviar um contato com ela?',
      ended: (number: string) =>
        `O atendimento ${number} já foi finalizado e não reabre, mas guardei a sua mensagem.`,
      openAnother: 'Quer enviar um novo contato com ela?',
      failed: 'Este atendimento não recebe mais mensagens. Escolha outro, por favor.',
    },
    both: {
      which: 'Ela é sobre qual destes assuntos?',
      newOne: 'O que quer fazer com ela?',
      ended: (number: string) => `O assunto ${number} já foi encerrado, mas guardei a sua mensagem.`,
      openAnother: 'O que quer fazer com ela?',
      failed: 'Este assunto não recebe mais mensagens. Escolha outro, por favor.',
    },
    openNew: '🆕 Abrir um novo ticket',
    openLinked: (number: string) => `🆕 Novo ticket ligado ao ${number}`,
    contact: '💬 Enviar um novo contato',
    discard: '🗑️ Descartar',
    discarded: 'Certo, deixei essa mensagem de lado.',
  },
  en: {
    kept: 'I kept your message.',
    earlier: 'You had written:',
    noWay: 'At the moment no department takes messages here. Please call us.',
    ticket: {
      which: 'Which ticket is it about?',
      newOne: 'Would you like to open a ticket with it?',
      ended: (number) => `Ticket ${number} is closed and does not reopen, but I kept your message.`,
      openAnother: 'Would you like to open a new one linked to it?',
      failed: 'This ticket takes no more messages. Please choose another.',
    },
    atendimento: {
      which: 'Which request is it about?',
      newOne: 'Would you like to send it to us?',
      ended: (number) => `Request ${number} is finished and does not reopen, but I kept your message.`,
      openAnother: 'Would you like to send it as a new one?',
      failed: 'This request takes no more messages. Please choose another.',
    },
    both: {
      which: 'Which of these is it about?',
      newOne: 'What would you like to do with it?',
      ended: (number) => `Matter ${number} is over, but I kept your message.`,
      openAnother: 'What would you like to do with it?',
      failed: 'This one takes no more messages. Please choose another.',
    },
    openNew: '🆕 Open a new ticket',
    openLinked: (number) => `🆕 New ticket linked to ${number}`,
    contact: '💬 Send a new message',
    discard: '🗑️ Discard',
    discarded: 'All right, I put that message aside.',
  },
})
