import { texts } from '#engine'

/** What is said outside any one dialog. */
export const commonWords = texts({
  pt: {
    menu: {
      open: '🆕 Abrir ticket',
      mine: '📋 Meus tickets',
      contato: '💬 Contato',
      atendimentos: '🗂️ Atendimentos',
      help: '❓ Ajuda',
    },
    commands: {
      novo: 'Abrir um ticket',
      meus: 'Ver meus tickets',
      contato: 'Falar com um setor',
      atendimentos: 'Ver meus atendimentos pendentes',
      ajuda: 'Ajuda, idioma e configurações',
      sair: 'Desconectar esta conversa',
    },
    about: {
      tickets:
        'Aqui você fala com o atendimento: abre tickets, acompanha o andamento, responde à equipe, aprova soluções e avalia o atendimento.\n\nToque em Iniciar para começar.',
      atendimentos:
        'Aqui você fala com a gente: escreve para um setor, acompanha os seus atendimentos, responde à equipe e avalia o atendimento.\n\nToque em Iniciar para começar.',
      both: 'Aqui você fala com o atendimento: escreve para a equipe, acompanha o andamento, responde e avalia.\n\nToque em Iniciar para começar.',
    },
    hi: (name: string) => `Olá, ${name}!`,
    hello: (name: string) => `Olá, ${name}! Como posso ajudar?`,
    nextStep: 'Escolha uma opção do menu ou escreva a sua mensagem.',
    youAreWelcome: 'Por nada! 🙂 Estamos à disposição.',
    sticker: '🙂',
    forwarded: '↪️ Encaminhada:',
    editedTooLate: (number: string) =>
      `${number} já foi aberto com o texto anterior. Para corrigir, responda a esta mensagem com o que mudou.`,
    oldButton: 'Esta opção é de uma conversa anterior e já não vale.',
    notHeard: 'Não entendi. 🙂',
    notOffered:
      'Esta opção não está disponível para você. Escolha uma opção do menu ou escreva a sua mensagem.',
    help: {
      title: 'Posso ajudar você a:',
      tickets: 'abrir um ticket e acompanhar o andamento',
      contato: 'falar com um setor: escolha “Contato”',
      atendimentos: 'acompanhar os seus atendimentos pendentes',
      answer: 'responder à equipe: é só escrever aqui',
      approve: 'aprovar soluções e avaliar o atendimento',
      rate: 'avaliar o atendimento',
      files: (limit: string) => `Mande fotos, vídeos, áudios e arquivos quando quiser (até ${limit} cada).`,
      evidence:
        '🎥 Para mostrar um erro, grave a tela (por exemplo com o Loom) e cole o link, ou use o Gravador de Passos do Windows.',
    },
    settings: {
      language: '🌐 English',
      languageChanged: 'Pronto, agora falo português com você.',
      customer: '🏢 Trocar de empresa',
      people: (name: string) => `👥 Pessoas autorizadas de ${name}`,
      leave: '🚪 Desconectar',
      askLeave:
        'Quer desconectar esta conversa do seu cadastro? Nada do que você abriu se perde, mas deixo de avisar você por aqui.',
      yesLeave: 'Sim, desconectar',
      stay: 'Não, continuar',
      left: 'Pronto, esta conversa foi desconectada. Até logo! Para voltar, é só escrever.',
      stayed: 'Combinado, continuamos por aqui.',
      askCustomer: 'Em nome de qual empresa você fala?',
      speaksFor: (name: string) => `Certo: agora você fala em nome de ${name}.`,
    },
    group: (name: string) =>
      `Olá! Para proteger os seus dados, atendo só em conversa privada. Escreva para ${name}.`,
    groupBare:
      'Olá! Para proteger os seus dados, atendo só em conversa privada. Escreva para mim diretamente.',
    draftWaits: (title: string) => `Você tem um ticket pela metade: “${title}”. Quer continuar?`,
    contatoWaits: (title: string) => `Você tem um contato pela metade: “${title}”. Quer continuar?`,
    draftUntitled: 'sem assunto ainda',
    resumeDraft: '▶️ Continuar',
    forgetDraft: '🗑️ Descartar',
    restartDraft: '🆕 Começar outro',
    draftDropped: (title: string) =>
      `O ticket que você tinha começado (“${title}”) ficou sete dias parado e foi descartado. Quando quiser, é só abrir outro.`,
    contatoDropped: (title: string) =>
      `O contato que você tinha começado (“${title}”) ficou sete dias parado e foi descartado. Quando quiser, é só começar outro.`,
    tooFast: 'Estou recebendo muitas mensagens de uma vez. Nada se perde: anoto todas e respondo com calma.',
    closed: (when: string) =>
      `🕗 Estamos fora do horário de atendimento. Voltamos ${when}. A sua mensagem está guardada.`,
    closedLong:
      '🕗 Estamos fora do horário de atendimento. A sua mensagem está guardada e respondemos assim que voltarmos.',
    approvalsFirst: 'Antes de tudo, falta a sua resposta:',
    tooLarge: (name: string, limit: string) =>
      `“${name}” passa de ${limit} e não consigo receber. Anotei que ele existe; você pode mandar um link (Google Drive, Loom, WeTransfer).`,
    tooManyFiles: 'Recebi muitos arquivos de uma vez. Espere um pouco e mande o restante, por favor.',
    nobodysCustomer:
      'O seu cadastro não está ligado a nenhuma empresa no momento. Fale, por favor, com o suporte.',
    unusable: {
      call: 'Não consigo atender ligações por aqui. Escreva a sua mensagem ou mande um áudio, por favor.',
      viewOnce:
        'Não consigo abrir o que é de visualização única. Mande de novo como foto ou vídeo comum, por favor.',
      unreadable: 'Não consegui abrir a sua última mensagem. Pode mandar de novo, por favor?',
    },
    revoked: '[apagada por quem escreveu]',
    trouble: 'Algo não saiu como esperado, mas a sua mensagem está guardada. Tente de novo, por favor.',
  },
  en: {
    menu: {
      open: '🆕 Open ticket',
      mine: '📋 My tickets',
      contato: '💬 Contact us',
      atendimentos: '🗂️ My requests',
      help: '❓ Help',
    },
    commands: {
      novo: 'Open a ticket',
      meus: 'See my tickets',
      contato: 'Talk to a department',
      atendimentos: 'See my pending requests',
      ajuda: 'Help, language and settings',
      sair: 'Disconnect this chat',
    },
    about: {
      tickets:
        'Here you talk to customer support: open tickets, follow their progress, answer the team, approve solutions and rate our support.\n\nTap Start to begin.',
      atendimentos:
        'Here you talk to us: write to a department, follow your requests, answer the team and rate our service.\n\nTap Start to begin.',
      both: 'Here you talk to customer support: write to the team, follow the progress, answer and rate.\n\nTap Start to begin.',
    },
    hi: (name) => `Hello, ${name}!`,
    hello: (name) => `Hello, ${name}! How can I help?`,
    nextStep: 'Choose an option from the menu or write your message.',
    youAreWelcome: 'You are welcome! 🙂 We are here if you need us.',
    sticker: '🙂',
    forwarded: '↪️ Forwarded:',
    editedTooLate: (number) =>
      `${number} was opened with the earlier text already. To correct it, reply to this message with what changed.`,
    oldButton: 'This option belongs to an earlier conversation and is no longer valid.',
    notHeard: 'I did not understand. 🙂',
    notOffered: 'This is not available to you. Choose an option from the menu or write your message.',
    help: {
      title: 'I can help you to:',
      tickets: 'open a ticket and follow its progress',
      contato: 'talk to a department: choose “Contact us”',
      atendimentos: 'follow your pending requests',
      answer: 'answer the team: just write here',
      approve: 'approve solutions and rate our support',
      rate: 'rate our service',
      files: (limit) => `Send photos, videos, audio and files whenever you like (up to ${limit} each).`,
      evidence:
        '🎥 To show an error, record the screen (with Loom, for instance) and paste the link, or use the Windows Steps Recorder.',
    },
    settings: {
      language: '🌐 Português',
      languageChanged: 'Done, I speak English with you now.',
      customer: '🏢 Change company',
      people: (name) => `👥 Authorised people of ${name}`,
      leave: '🚪 Disconnect',
      askLeave:
        'Disconnect this chat from your registration? Nothing you opened is lost, but I will no longer notify you here.',
      yesLeave: 'Yes, disconnect',
      stay: 'No, stay',
      left: 'Done, this chat is disconnected. See you! To come back, just write.',
      stayed: 'Good, we go on here.',
      askCustomer: 'Which company do you speak for?',
      speaksFor: (name) => `All right: you now speak for ${name}.`,
    },
    group: (name) => `Hello! To protect your data I only work in private chats. Please write to ${name}.`,
    groupBare: 'Hello! To protect your data I only work in private chats. Please write to me directly.',
    draftWaits: (title) => `You have a half-filled ticket: “${title}”. Would you like to go on?`,
    contatoWaits: (title) => `You have a half-written message: “${title}”. Would you like to go on?`,
    draftUntitled: 'no subject yet',
    resumeDraft: '▶️ Go on',
    forgetDraft: '🗑️ Discard',
    restartDraft: '🆕 Begin another',
    draftDropped: (title) =>
      `The ticket you had begun (“${title}”) was not touched for seven days and was discarded. Open another whenever you like.`,
    contatoDropped: (title) =>
      `The message you had begun (“${title}”) was not touched for seven days and was discarded. Begin another whenever you like.`,
    tooFast: 'I am getting many messages at once. Nothing is lost: I note all of them and answer calmly.',
    closed: (when) => `🕗 We are outside business hours. We are back on ${when}. Your message is kept.`,
    closedLong:
      '🕗 We are outside business hours. Your message is kept and we answer as soon as we are back.',
    approvalsFirst: 'First of all, your answer is missing:',
    tooLarge: (name, limit) =>
      `“${name}” is larger than ${limit} and I cannot receive it. I noted that it exists; you can send a link (Google Drive, Loom, WeTransfer).`,
    tooManyFiles: 'I got many files at once. Please wait a moment and send the rest.',
    nobodysCustomer: 'Your registration is not linked to any company at the moment. Please talk to support.',
    unusable: {
      call: 'I cannot take calls here. Please write your message or send a voice note.',
      viewOnce:
        'I cannot open what may be viewed only once. Please send it again as a normal photo or video.',
      unreadable: 'I could not open your last message. Could you send it again, please?',
    },
    revoked: '[taken back by its author]',
    trouble: 'Something did not go as expected, but your message is kept. Please try again.',
  },
})
