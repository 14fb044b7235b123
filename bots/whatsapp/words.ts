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

type Place = { latitude: number; longitude: number; name: string | null }

/** What WhatsApp brings that is no text, told in words, so that nothing a person sends is lost. */
export const describedWords = texts({
  pt: {
    photo: 'foto',
    video: 'video',
    audio: 'audio',
    document: 'arquivo',
    location: ({ latitude, longitude, name }: Place) =>
      `📍 ${name ? `${name}: ` : 'Localização: '}https://maps.google.com/?q=${latitude},${longitude}`,
    poll: (question: string, options: string) => `📊 Enquete: ${question}\n${options}`,
    event: (name: string) => `📅 Evento: ${name}`,
    withoutFile: '[arquivo que não chegou]',
    unknown: '[mensagem de um tipo que não consigo mostrar]',
  },
  en: {
    photo: 'photo',
    video: 'video',
    audio: 'audio',
    document: 'file',
    location: ({ latitude, longitude, name }) =>
      `📍 ${name ? `${name}: ` : 'Location: '}https://maps.google.com/?q=${latitude},${longitude}`,
    poll: (question, options) => `📊 Poll: ${question}\n${options}`,
    event: (name) => `📅 Event: ${name}`,
    withoutFile: '[a file that did not arrive]',
    unknown: '[a kind of message that I cannot show]',
  },
})

export type DescribedWords = ReturnType<typeof describedWords>
