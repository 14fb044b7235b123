import { texts } from '#engine'

/** Words that tickets and atendimentos have in common. */
export const caseVocabulary = texts({
  pt: {
    channel: {
      telegram: 'Telegram',
      whatsapp: 'WhatsApp',
      email: 'E-mail',
      panel: 'Painel',
      phone: 'Telefone',
      system: 'Bote',
      outside: 'Sistema externo',
      operators: 'Telegram da equipe',
    },
    nobody: 'Sem responsável',
    unread: 'Não lido',
  },
  en: {
    channel: {
      telegram: 'Telegram',
      whatsapp: 'WhatsApp',
      email: 'E-mail',
      panel: 'Panel',
      phone: 'Phone',
      system: 'Bote',
      outside: 'Outside system',
      operators: "Operators' Telegram",
    },
    nobody: 'Nobody yet',
    unread: 'Unread',
  },
})
