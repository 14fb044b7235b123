import { texts } from '#engine'

/** What is said in the same words whatever is filled in. */
export const formWords = texts({
  pt: {
    asItIs: (words: string) => `Como está: “${words}”`,
    files: 'Anexos',
    noFiles: 'nenhum',
    tooLargeMark: '(grande demais, não recebido)',
    addFiles: (limit: string) =>
      `📎 Para juntar fotos, vídeos ou arquivos, é só mandar aqui (até ${limit} cada).`,
    chooseField: 'O que você quer mudar?',
    buttons: {
      back: '⬅️ Voltar',
      cancel: '✖️ Cancelar',
      edit: '✏️ Mudar algo',
      noFiles: 'Tirar os anexos',
    },
    pickOne: 'Escolha uma das opções, por favor.',
    needsWords: 'Preciso de palavras aqui. 🙂',
    gone: 'Uma das opções não está mais disponível. Escolha de novo, por favor.',
    askAdministrators: (names: string) => `Peça a autorização a ${names}.`,
  },
  en: {
    asItIs: (words) => `As it is: “${words}”`,
    files: 'Attachments',
    noFiles: 'none',
    tooLargeMark: '(too large, not received)',
    addFiles: (limit) => `📎 To add photos, videos or files, just send them here (up to ${limit} each).`,
    chooseField: 'What would you like to change?',
    buttons: {
      back: '⬅️ Back',
      cancel: '✖️ Cancel',
      edit: '✏️ Change something',
      noFiles: 'Remove attachments',
    },
    pickOne: 'Please choose one of the options.',
    needsWords: 'I need words here. 🙂',
    gone: 'One of the options is no longer available. Please choose again.',
    askAdministrators: (names) => `Please ask ${names} for authorisation.`,
  },
})
