import {
  atendimentoWords,
  Conflict,
  type DomainError,
  Forbidden,
  type Language,
  NotFound,
  Refused,
  texts,
  ticketWords,
} from '#engine'

/** Why something did not happen, in words an operator can act on. */
export function refusalWords(error: DomainError, language: Language): string {
  const t = words(language)
  const { code, details } = error
  if (error instanceof NotFound) return t.notFound
  if (error instanceof Forbidden) return t.forbidden
  if (error instanceof Conflict) return t.taken(String(details.winner ?? t.somebody))
  if (code in t.codes) return t.codes[code as keyof typeof t.codes]
  if (error instanceof Refused && typeof details.state === 'string')
    return t.notNow(stateName(details.state, language))
  return t.other
}

function stateName(state: string, language: Language): string {
  const names: Record<string, string> = {
    ...atendimentoWords(language).state,
    ...ticketWords(language).state,
  }
  return names[state] ?? state
}

const words = texts({
  pt: {
    notFound: 'Não encontrei, ou não está mais com a sua equipe.',
    forbidden: 'A sua conta não pode fazer isto. No painel você vê com quem está.',
    somebody: 'Outra pessoa',
    taken: (who: string) => `${who} assumiu antes.`,
    notNow: (state: string) => `Isto não é possível agora. Situação: ${state}.`,
    other: 'Isto não é possível agora. Veja no painel como está.',
    codes: {
      'text.missing': 'Faltou o texto. Escreva uma mensagem ou mande um arquivo.',
      'justification.missing': 'Faltou a justificativa.',
      'attachment.unknown': 'Um dos arquivos não está mais aqui. Mande de novo, por favor.',
      'attachment.too_many': 'São arquivos demais de uma vez. Espere um minuto e mande de novo.',
      'atendimento.no_next_subprocess': 'Todos os subprocessos deste processo já foram executados.',
    },
  },
  en: {
    notFound: 'I cannot find it, or it is no longer with your team.',
    forbidden: 'Your account may not do this. The panel shows who has it.',
    somebody: 'Somebody else',
    taken: (who) => `${who} was first.`,
    notNow: (state) => `This is not possible now. State: ${state}.`,
    other: 'This is not possible now. The panel shows how it stands.',
    codes: {
      'text.missing': 'The words are missing. Write a message or send a file.',
      'justification.missing': 'The justification is missing.',
      'attachment.unknown': 'One of the files is no longer here. Please send it again.',
      'attachment.too_many': 'These are too many files at once. Wait a minute and send again.',
      'atendimento.no_next_subprocess': 'All subprocesses of this process were executed.',
    },
  },
})
