import { texts } from '#engine'

export const contatoWords = texts({
  pt: {
    customer: 'Em nome de quem é este contato?',
    connection: 'Sobre qual conexão é?',
    department: 'Com qual setor você quer falar?',
    description: (limit: string) =>
      `Conte o que está acontecendo. Se ajudar, mande também fotos, vídeos, áudios ou arquivos (até ${limit} cada).`,
    stop: {
      title: '⚠️ Já sabemos de um problema na sua região',
      since: (when: string) => `Desde ${when}.`,
      until: (when: string) => `Previsão de normalização: ${when}.`,
      question: 'Quer abrir um atendimento mesmo assim?',
      goOn: 'Sim, continuar',
      enough: 'Não precisa, obrigado',
    },
    review: 'Confira antes de enviar:',
    fields: {
      customer: 'Cliente',
      connection: 'Conexão',
      department: 'Setor',
      description: 'Mensagem',
    },
    confirm: '✅ Enviar',
    added: 'Acrescentei à mensagem. 👍',
    kept: 'Guardei o que você escreveu. 👍',
    ended: {
      cancelled: 'Tudo bem, não abri nenhum atendimento.',
      forgotten: 'Certo, descartei o contato que estava pela metade.',
      unavailable: 'No momento nenhum setor recebe contatos por aqui. Fale conosco por telefone, por favor.',
      notAuthorised: (names: string) =>
        `Só pessoas autorizadas no cadastro podem abrir atendimentos, e você ainda não está na lista. ${names}`,
      askSupport: 'Peça a autorização a quem é o titular do contrato.',
      tooMany: (limit: number) =>
        `Você já abriu ${limit} atendimentos nas últimas 24 horas. Para não perder nada, escreva o que falta em um deles, por favor.`,
      failed: 'Não consegui abrir este atendimento. Confira os dados e tente de novo, por favor.',
    },
  },
  en: {
    customer: 'On whose behalf do you write?',
    connection: 'Which connection is it about?',
    department: 'Which department do you want to talk to?',
    description: (limit) =>
      `Tell us what is happening. If it helps, send photos, videos, audio or files as well (up to ${limit} each).`,
    stop: {
      title: '⚠️ We already know of a problem in your area',
      since: (when) => `Since ${when}.`,
      until: (when) => `Expected to be over by ${when}.`,
      question: 'Would you like to open a request all the same?',
      goOn: 'Yes, go on',
      enough: 'No need, thank you',
    },
    review: 'Please check before sending:',
    fields: {
      customer: 'Customer',
      connection: 'Connection',
      department: 'Department',
      description: 'Message',
    },
    confirm: '✅ Send',
    added: 'I added it to the message. 👍',
    kept: 'I kept what you wrote. 👍',
    ended: {
      cancelled: 'All right, I did not open a request.',
      forgotten: 'All right, I discarded the half-written message.',
      unavailable: 'At the moment no department takes messages here. Please call us.',
      notAuthorised: (names) =>
        `Only authorised people may open requests, and you are not on the list yet. ${names}`,
      askSupport: 'Please ask the holder of the contract for authorisation.',
      tooMany: (limit) =>
        `You have already opened ${limit} requests within 24 hours. So that nothing gets lost, please write what is missing in one of them.`,
      failed: 'I could not open this request. Please check the data and try again.',
    },
  },
})
