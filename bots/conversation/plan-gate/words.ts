import { texts } from '#engine'

/** What is said where only some plans are served (R6). */
export const gateWords = texts({
  pt: {
    stranger: 'Olá! 👋 Pelo WhatsApp atendemos os planos que incluem este canal.',
    proven: 'Confirmei quem você é. 👍 O seu plano, porém, não inclui o WhatsApp.',
    known: 'Olá! 👋 O seu plano, no momento, não inclui o WhatsApp.',
    telegram: (address: string) => `O seu canal com a gente é o Telegram: ${address}`,
    elsewhere: 'Fale com a gente pelo canal de sempre, como o e-mail do suporte.',
    upgrade: 'Para ter também o WhatsApp, peça por lá a mudança do seu plano.',
    included:
      'Se o seu plano já inclui o WhatsApp, escreva aqui o e-mail do seu cadastro, e eu confirmo quem você é.',
    uninvited: 'Este convite não vale mais. Peça outro a quem o enviou, ou escreva o e-mail do seu cadastro.',
    left: 'Pronto, esta conversa foi desconectada. Até logo! Para voltar, escreva conectar.',
    isLeft: 'Esta conversa está desconectada do seu cadastro. Para voltar, escreva conectar.',
  },
  en: {
    stranger: 'Hello! 👋 On WhatsApp we serve the plans that include this channel.',
    proven: 'I confirmed who you are. 👍 Your plan, however, does not include WhatsApp.',
    known: 'Hello! 👋 Your plan does not include WhatsApp at the moment.',
    telegram: (address) => `Your channel with us is Telegram: ${address}`,
    elsewhere: 'Please talk to us by your usual channel, such as the support e-mail.',
    upgrade: 'To have WhatsApp as well, ask for a change of your plan there.',
    included:
      'If your plan includes WhatsApp already, write the e-mail we have on record here, and I will confirm who you are.',
    uninvited:
      'This invitation is no longer valid. Ask for another, or write the e-mail we have on record for you.',
    left: 'Done, this chat is disconnected. See you! To come back, write connect.',
    isLeft: 'This chat is disconnected from your registration. To come back, write connect.',
  },
})
