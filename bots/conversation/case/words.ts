import { texts } from '#engine'

/** What is said in the same words inside a ticket and inside an atendimento. */
export const caseWords = texts({
  pt: {
    responsible: (name: string) => `Responsável: ${name}`,
    nobodyYet: 'Ainda sem responsável',
    waitsForYou: 'Esperando a sua resposta',
    lastWords: 'Últimas mensagens',
    noWords: 'Ainda sem mensagens.',
    filesOn: (count: number) => (count === 1 ? '📎 1 arquivo' : `📎 ${count} arquivos`),
    youRated: (mark: string) => `Sua avaliação: ${mark}`,
    buttons: {
      files: (count: number) => `📎 Arquivos (${count})`,
      notNow: '⬅️ Agora não',
      noComment: 'Enviar sem comentário',
      newer: '◀️ Mais recentes',
      older: 'Mais antigos ▶️',
    },
    unchanged: 'Tudo bem, nada mudou.',
    askComment: (mark: string) => `${mark}. Obrigado! Quer deixar um comentário? Escreva aqui.`,
    askWhy: (mark: string) => `${mark}. Sinto muito. O que podemos melhorar? Escreva aqui.`,
    mustComment: (mark: string) =>
      `${mark}. Conte, por favor, o que podemos melhorar: um comentário é necessário para esta nota.`,
    rated: 'Obrigado pela avaliação! 💙',
    chooseFile: 'Qual arquivo você quer?',
    filePending: (name: string) => `“${name}” ainda está chegando. Tente daqui a pouco.`,
    fileMissing: (name: string) => `“${name}” não está disponível.`,
    failed: {
      rated: 'Você já avaliou este atendimento. Obrigado!',
      ratingOver: 'O prazo para avaliar este atendimento já passou. Obrigado mesmo assim!',
      other: 'Não consegui fazer isto agora. Tente de novo daqui a pouco, por favor.',
    },
  },
  en: {
    responsible: (name) => `Responsible: ${name}`,
    nobodyYet: 'Nobody responsible yet',
    waitsForYou: 'Waiting for your answer',
    lastWords: 'Last messages',
    noWords: 'No messages yet.',
    filesOn: (count) => (count === 1 ? '📎 1 file' : `📎 ${count} files`),
    youRated: (mark) => `Your rating: ${mark}`,
    buttons: {
      files: (count) => `📎 Files (${count})`,
      notNow: '⬅️ Not now',
      noComment: 'Send without a comment',
      newer: '◀️ Newer',
      older: 'Older ▶️',
    },
    unchanged: 'All right, nothing has changed.',
    askComment: (mark) => `${mark}. Thank you! Would you like to leave a comment? Write it here.`,
    askWhy: (mark) => `${mark}. I am sorry. What can we do better? Write it here.`,
    mustComment: (mark) => `${mark}. Please tell us what we can do better: this rating needs a comment.`,
    rated: 'Thank you for your rating! 💙',
    chooseFile: 'Which file would you like?',
    filePending: (name) => `“${name}” is still arriving. Try again in a moment.`,
    fileMissing: (name) => `“${name}” is not available.`,
    failed: {
      rated: 'You have rated this already. Thank you!',
      ratingOver: 'The time for rating this is over. Thank you all the same!',
      other: 'I could not do this now. Please try again in a moment.',
    },
  },
})
