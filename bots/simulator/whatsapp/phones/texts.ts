import { type PageTexts, pageTexts } from '../../page/texts.ts'

/** What a phone's own buttons say. */
export function phoneTexts(language: 'en' | undefined): PageTexts {
  return language === 'en'
    ? {
        ...pageTexts('en'),
        emptyTitle: 'Nothing written yet',
        emptyText: 'Write a message to begin the conversation.',
        allPhones: 'All phones',
      }
    : {
        ...pageTexts('pt-br'),
        emptyTitle: 'Nada escrito ainda',
        emptyText: 'Escreva uma mensagem para começar a conversa.',
      }
}
