import { texts } from '#engine'

/** What is said of numbers, where there are no buttons. */
export const numberedWords = texts({
  pt: {
    hint: 'Escreva menu para ver as opções.',
    notOffered: (number: number) => `Não há opção ${number} aqui. Escolha uma destas, por favor:`,
    nothingAsked: (number: number) => `Não há nada para escolher com ${number} agora. Posso ajudar com isto:`,
    spent: 'Essa pergunta já foi respondida.',
    which: 'Só para eu não errar: a qual destas você se refere?',
  },
  en: {
    hint: 'Write menu to see the options.',
    notOffered: (number) => `There is no option ${number} here. Please choose one of these:`,
    nothingAsked: (number) => `There is nothing to choose with ${number} right now. I can help with this:`,
    spent: 'That question has been answered already.',
    which: 'Just to be sure: which of these do you mean?',
  },
})
