import { texts } from '#engine'

/** What is said inside an atendimento, and in the list of them. */
export const atendimentoTalkWords = texts({
  pt: {
    opened: (when: string) => `Aberto em ${when}`,
    expected: (when: string) => `Previsão de conclusão até ${when}`,
    connection: (name: string) => `Conexão: ${name}`,
    complaint: 'Reclamação',
    observedDefect: 'Defeito observado',
    asked: (text: string) => `Precisamos saber: ${text}`,
    serviceOrder: (number: string, state: string) => `🔧 Ordem de serviço ${number}: ${state}`,
    visit: (from: string, until: string) => `, visita em ${from} até ${until}`,
    writeHere: '✍️ O que você escrever aqui vai para este atendimento.',
    mark: (value: number) => `Nota ${value}`,
    askMessage: (limit: string) =>
      `Escreva a sua mensagem para este atendimento. Pode mandar arquivos também (até ${limit} cada).`,
    logged: (protocol: string) => `Anotado no protocolo ${protocol}. ✅`,
    edited: (protocol: string) => `Atualizei a mensagem no protocolo ${protocol}. ✏️`,
    noFiles: 'Este atendimento não tem arquivos.',
    failed: {
      gone: 'Não encontrei este atendimento.',
      notNow: (state: string) => `Isto não é possível agora: o atendimento está como “${state}”.`,
    },
    list: {
      title: '🗂️ Seus atendimentos pendentes',
      none: 'Você não tem atendimentos pendentes.',
      nonePleaseWrite: 'Você não tem atendimentos pendentes. Para falar com a gente, escolha “Contato”.',
    },
  },
  en: {
    opened: (when) => `Opened on ${when}`,
    expected: (when) => `Expected to be done by ${when}`,
    connection: (name) => `Connection: ${name}`,
    complaint: 'Complaint',
    observedDefect: 'Observed defect',
    asked: (text) => `We need to know: ${text}`,
    serviceOrder: (number, state) => `🔧 Service order ${number}: ${state}`,
    visit: (from, until) => `, visit on ${from} until ${until}`,
    writeHere: '✍️ What you write here goes to this request.',
    mark: (value) => `Rating ${value}`,
    askMessage: (limit) =>
      `Write your message for this request. You may send files as well (up to ${limit} each).`,
    logged: (protocol) => `Noted on protocol ${protocol}. ✅`,
    edited: (protocol) => `I updated the message on protocol ${protocol}. ✏️`,
    noFiles: 'This request has no files.',
    failed: {
      gone: 'I did not find this request.',
      notNow: (state) => `This is not possible now: the request is “${state}”.`,
    },
    list: {
      title: '🗂️ Your pending requests',
      none: 'You have no pending requests.',
      nonePleaseWrite: 'You have no pending requests. To talk to us, choose “Contact us”.',
    },
  },
})
