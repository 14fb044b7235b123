import { texts } from '#engine'

export const openWords = texts({
  pt: {
    customer: 'Para qual empresa é este ticket?',
    department: 'Com qual área você quer falar?',
    subject: { type: 'Que tipo de assunto é?', item: 'Sobre o quê?', service: 'Mais exatamente?' },
    title: 'Em poucas palavras, qual é o assunto?',
    suggestion: 'Talvez isto ajude:',
    solved: 'Resolveu?',
    readMore: 'Ler mais',
    description: (limit: string) =>
      `Agora conte o que está acontecendo. Se ajudar, mande também fotos, vídeos, áudios ou arquivos (até ${limit} cada).`,
    evidence:
      '💡 Dica: grave a tela (por exemplo com o Loom) e cole o link, ou use o Gravador de Passos do Windows.',
    progress: (n: number, of: number) => `Pergunta ${n} de ${of}`,
    hints: {
      choice: 'Escolha uma opção.',
      text: 'Escreva a resposta.',
      date: 'Escreva a data, como 25/03/2026, “hoje” ou “ontem”.',
      file: (limit: string) => `Mande a foto ou o arquivo (até ${limit}).`,
      link: 'Cole o link, como https://www.loom.com/share/…',
    },
    review: 'Confira antes de abrir:',
    fields: {
      customer: 'Empresa',
      area: 'Área',
      title: 'Assunto',
      description: 'Descrição',
      followUp: 'Continuação de',
    },
    confirm: '✅ Abrir ticket',
    added: 'Acrescentei à descrição. 👍',
    unknown: 'não sei',
    skipped: '(pulada)',
    forLater: '(fica para depois)',
    buttons: {
      helped: '👍 Resolveu',
      notHelped: 'Não, continuar',
      unknown: '🤷 Não sei',
      skip: 'Pular',
      later: '📤 Mandar depois',
      area: 'Área e tipo',
    },
    heard: {
      noSuchChoice: 'Não encontrei essa opção.',
      date: 'Não entendi a data.',
      link: 'Isto não parece um link.',
      file: 'Aqui preciso de um arquivo, foto ou vídeo.',
      orLater: 'Se não tiver agora, escolha “Mandar depois”.',
      titleKept: 'Usei o começo da sua mensagem como assunto.',
    },
    ended: {
      helped: 'Que bom que resolveu! 🎉 Se precisar, é só chamar.',
      cancelled: 'Tudo bem, não abri nenhum ticket.',
      forgotten: 'Certo, descartei o ticket que estava pela metade.',
      unavailable:
        'No momento não há uma área que receba tickets por aqui. Fale com o suporte da sua empresa, por favor.',
      notAuthorised: (names: string) =>
        `Só pessoas autorizadas pela sua empresa podem abrir tickets, e você ainda não está na lista. ${names}`,
      askSupport: 'Peça a autorização a quem cuida do contrato na sua empresa.',
      tooMany: (limit: number) =>
        `Você já abriu ${limit} tickets nas últimas 24 horas. Para não perder nada, escreva o que falta em um deles, por favor.`,
      failed: 'Não consegui abrir este ticket. Confira os dados e tente de novo, por favor.',
    },
  },
  en: {
    customer: 'Which company is this ticket for?',
    department: 'Which area do you want to talk to?',
    subject: { type: 'What kind of matter is it?', item: 'What is it about?', service: 'More precisely?' },
    title: 'In a few words, what do you need?',
    suggestion: 'Perhaps this helps:',
    solved: 'Did it solve it?',
    readMore: 'Read more',
    description: (limit) =>
      `Now tell us what is happening. If it helps, send photos, videos, audio or files as well (up to ${limit} each).`,
    evidence:
      '💡 Tip: record the screen (with Loom, for instance) and paste the link, or use the Windows Steps Recorder.',
    progress: (n, of) => `Question ${n} of ${of}`,
    hints: {
      choice: 'Choose an option.',
      text: 'Write the answer.',
      date: 'Write the date, such as 25/03/2026, “today” or “yesterday”.',
      file: (limit) => `Send the photo or file (up to ${limit}).`,
      link: 'Paste the link, such as https://www.loom.com/share/…',
    },
    review: 'Please check before opening:',
    fields: {
      customer: 'Company',
      area: 'Area',
      title: 'Subject',
      description: 'Description',
      followUp: 'Follow-up of',
    },
    confirm: '✅ Open ticket',
    added: 'I added it to the description. 👍',
    unknown: 'I do not know',
    skipped: '(skipped)',
    forLater: '(to come later)',
    buttons: {
      helped: '👍 Solved',
      notHelped: 'No, go on',
      unknown: '🤷 I do not know',
      skip: 'Skip',
      later: '📤 Send later',
      area: 'Area and kind',
    },
    heard: {
      noSuchChoice: 'I did not find that option.',
      date: 'I did not understand the date.',
      link: 'This does not look like a link.',
      file: 'Here I need a file, photo or video.',
      orLater: 'If you do not have it now, choose “Send later”.',
      titleKept: 'I used the beginning of your message as the subject.',
    },
    ended: {
      helped: 'Glad it is solved! 🎉 Just call if you need anything.',
      cancelled: 'All right, I did not open a ticket.',
      forgotten: 'All right, I discarded the half-filled ticket.',
      unavailable: 'At the moment no area takes tickets here. Please talk to the support of your company.',
      notAuthorised: (names) =>
        `Only people authorised by your company may open tickets, and you are not on the list yet. ${names}`,
      askSupport: 'Please ask whoever looks after the contract at your company.',
      tooMany: (limit) =>
        `You have already opened ${limit} tickets within 24 hours. So that nothing gets lost, please write what is missing in one of them.`,
      failed: 'I could not open this ticket. Please check the data and try again.',
    },
  },
})
