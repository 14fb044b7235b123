import { texts } from '#engine'

/** Of a file that cannot be sent. */
export const fileWords = texts({
  pt: {
    lost: (name: string) => `📎 ${name}: este arquivo não está disponível no momento.`,
    tooLarge: (name: string) => `📎 ${name}: este arquivo passa de 64 MB e não pode ser enviado por aqui.`,
  },
  en: {
    lost: (name) => `📎 ${name}: this file is not available at the moment.`,
    tooLarge: (name) => `📎 ${name}: this file is larger than 64 MB and cannot be sent here.`,
  },
})
