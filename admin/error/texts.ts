import { texts } from '#engine'

export const errorTexts = texts({
  pt: {
    missing: {
      title: 'Página não encontrada',
      text: 'O endereço pode ter mudado, ou esta página não é para a sua conta.',
    },
    badRequest: {
      title: 'Não entendemos este pedido',
      text: 'Volte à página anterior, atualize-a e tente de novo.',
    },
    forged: {
      title: 'Esta página ficou aberta tempo demais',
      text: 'Por segurança, nada foi alterado. Volte, atualize a página e envie de novo.',
    },
    forbidden: {
      title: 'Sua conta não pode fazer isto',
      text: 'Se precisar, peça a uma pessoa da administração.',
    },
    refused: { title: 'Isto não é possível agora' },
    invalid: { title: 'Falta acertar alguma coisa' },
    tooLarge: { title: 'É grande demais', text: 'Diminua o texto ou envie menos arquivos de cada vez.' },
    unavailable: {
      title: 'O banco de dados não está respondendo',
      text: 'Estamos tentando de novo. Nada do que já foi salvo se perdeu; tente outra vez em instantes.',
    },
    full: {
      title: 'Não há espaço para salvar',
      text: 'O disco do banco de dados está cheio. Você pode continuar lendo, mas nada foi alterado agora. Guarde o que digitou e avise quem cuida do servidor.',
    },
    failed: {
      title: 'Algo deu errado do nosso lado',
      text: 'Já registramos o problema. Tente de novo; se continuar, informe à administração este código:',
    },
    home: 'Ir para o início',
    retry: 'Tentar de novo',
    signIn: 'Ir para a entrada',
  },
  en: {
    missing: {
      title: 'Page not found',
      text: 'The address may have changed, or this page is not for your account.',
    },
    badRequest: {
      title: 'We did not understand this request',
      text: 'Go back to the page before, reload it and try again.',
    },
    forged: {
      title: 'This page was open for too long',
      text: 'To be safe, nothing was changed. Go back, reload the page and send it again.',
    },
    forbidden: {
      title: 'Your account may not do this',
      text: 'If you need it, ask somebody of the administration.',
    },
    refused: { title: 'This is not possible now' },
    invalid: { title: 'Something needs to be set right' },
    tooLarge: { title: 'This is too large', text: 'Shorten the text, or send fewer files at a time.' },
    unavailable: {
      title: 'The database does not answer',
      text: 'We keep trying. Nothing that was saved is lost; try again in a moment.',
    },
    full: {
      title: 'There is no room to save',
      text: 'The disk of the database is full. You can go on reading, but nothing was changed now. Keep what you typed and tell who looks after the server.',
    },
    failed: {
      title: 'Something went wrong on our side',
      text: 'We have recorded the problem. Try again; if it persists, give the administration this code:',
    },
    home: 'Go to the start',
    retry: 'Try again',
    signIn: 'Go to the sign-in',
  },
})

type Details = Record<string, unknown>

/** Sentences for the codes of Refused, Conflict and Forbidden that belong to no single noun. */
export const generalProblems = texts({
  pt: {
    changed_meanwhile: ({ winner }: Details) =>
      `${winner ? `${winner} alterou` : 'Outra pessoa alterou'} estes dados enquanto você editava. O que você digitou continua aqui: atualize a página em outra aba, compare e salve de novo.`,
    only_administrators: 'Só uma pessoa da administração pode fazer isto.',
    invalid_form: 'Confira os campos marcados.',
    input_invalid: 'Confira os campos marcados.',
    too_many_tries: ({ seconds }: Details) => `Muitas tentativas. Tente de novo em ${wait(seconds, 'pt')}.`,
  },
  en: {
    changed_meanwhile: ({ winner }: Details) =>
      `${winner ?? 'Somebody else'} changed this while you were editing. What you typed is still here: reload the page in another tab, compare, and save again.`,
    only_administrators: 'Only an administrator may do this.',
    invalid_form: 'Check the marked fields.',
    input_invalid: 'Check the marked fields.',
    too_many_tries: ({ seconds }: Details) => `Too many tries. Try again in ${wait(seconds, 'en')}.`,
  },
})

/** What is wrong with one field. */
export const faultTexts = texts({
  pt: {
    required: 'Preencha este campo.',
    too_short: ({ minimum }: Details) => `Use pelo menos ${minimum} caracteres.`,
    too_long: ({ maximum }: Details) =>
      maximum ? `Use no máximo ${maximum} caracteres.` : 'O texto é longo demais.',
    too_small: ({ minimum }: Details) => `O menor valor é ${minimum}.`,
    too_big: ({ maximum }: Details) => `O maior valor é ${maximum}.`,
    out_of_range: 'Este valor está fora dos limites.',
    not_email: 'Este e-mail não parece completo. Exemplo: nome@empresa.com.br',
    not_link: 'Use um endereço que comece com https://',
    not_phone: 'Use DDD e número. Exemplo: (11) 98765-4321',
    not_document: 'Confira o CPF ou CNPJ: os dígitos não conferem.',
    not_date: 'Esta data não existe. Use dia, mês e ano.',
    not_number: 'Use um número.',
    not_ip: 'Este endereço IP não serve para um cliente. Exemplos: 100.64.10.7 ou 2804:14c::7',
    not_mac: 'Este MAC não é de um equipamento. Exemplo: 00:1A:2B:3C:4D:5E. Se não souber, deixe em branco.',
    not_login: 'Use de 3 a 64 letras sem acento, números, ponto, hífen, sublinhado ou @.',
    not_connection_password: 'Use de 6 a 64 caracteres sem acento e sem espaço.',
    ends_before_it_begins: 'O fim vem antes do início.',
    needs_choices: 'Inclua ao menos uma opção.',
    taken: 'Já existe um cadastro com este valor.',
    unknown_choice: 'Escolha uma das opções.',
    malformed: 'Confira este campo.',
    file_too_large: ({ maximum }: Details) =>
      `O arquivo passa do limite de ${Math.floor(Number(maximum) / 1_048_576)} MB.`,
    too_many_files: ({ maximum }: Details) => `Envie no máximo ${maximum} arquivos de cada vez.`,
  },
  en: {
    required: 'Fill in this field.',
    too_short: ({ minimum }: Details) => `Use at least ${minimum} characters.`,
    too_long: ({ maximum }: Details) =>
      maximum ? `Use at most ${maximum} characters.` : 'The text is too long.',
    too_small: ({ minimum }: Details) => `The smallest value is ${minimum}.`,
    too_big: ({ maximum }: Details) => `The largest value is ${maximum}.`,
    out_of_range: 'This value is out of range.',
    not_email: 'This e-mail does not look complete. Example: name@company.com',
    not_link: 'Use an address that begins with https://',
    not_phone: 'Use area code and number. Example: (11) 98765-4321',
    not_document: 'Check the CPF or CNPJ: its digits do not add up.',
    not_date: 'This date does not exist. Use day, month and year.',
    not_number: 'Use a number.',
    not_ip: 'This is no address that a customer can have. Examples: 100.64.10.7 or 2804:14c::7',
    not_mac: "This is no device's MAC. Example: 00:1A:2B:3C:4D:5E. Leave it empty when you do not know it.",
    not_login: 'Use 3 to 64 plain letters, digits, dot, hyphen, underscore or @.',
    not_connection_password: 'Use 6 to 64 plain characters without spaces.',
    ends_before_it_begins: 'The end comes before the beginning.',
    needs_choices: 'Add at least one choice.',
    taken: 'There is a record with this value already.',
    unknown_choice: 'Choose one of the options.',
    malformed: 'Check this field.',
    file_too_large: ({ maximum }: Details) =>
      `The file is over the limit of ${Math.floor(Number(maximum) / 1_048_576)} MB.`,
    too_many_files: ({ maximum }: Details) => `Send at most ${maximum} files at a time.`,
  },
})

function wait(seconds: unknown, language: 'pt' | 'en'): string {
  const minutes = Math.ceil(Number(seconds) / 60)
  if (Number(seconds) < 60) return language === 'pt' ? 'menos de um minuto' : 'less than a minute'
  return language === 'pt'
    ? `${minutes} minuto${minutes > 1 ? 's' : ''}`
    : `${minutes} minute${minutes > 1 ? 's' : ''}`
}
