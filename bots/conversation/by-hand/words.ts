import { texts } from '#engine'

/** What the team reads of answers that were given outside of Bote. */
export const byHandWords = texts({
  pt: {
    answered: (text: string) => `📱 Respondido pelo celular do número:\n${text}`,
    sent: '📱 Enviado pelo celular do número.',
  },
  en: {
    answered: (text) => `📱 Answered from the number’s phone:\n${text}`,
    sent: '📱 Sent from the number’s phone.',
  },
})
