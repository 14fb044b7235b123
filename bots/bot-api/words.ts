import { texts } from '#engine'

/** What Telegram brings that is no text, told in words, so that nothing a person sends is lost. */
export const describedWords = texts({
  pt: {
    photo: 'foto.jpg',
    video: 'video.mp4',
    videoNote: 'video-curto.mp4',
    voice: 'audio.ogg',
    audio: 'audio.mp3',
    animation: 'animacao.mp4',
    document: 'arquivo',
    location: (latitude: number, longitude: number) =>
      `📍 Localização: https://maps.google.com/?q=${latitude},${longitude}`,
    venue: (title: string, address: string) => `📍 ${title}, ${address}`,
    poll: (question: string, options: string) => `📊 Enquete: ${question}\n${options}`,
    dice: (emoji: string, value: number) => `${emoji} ${value}`,
    unknown: '[mensagem de um tipo que não consigo mostrar]',
    lostFile: (name: string) => `📎 ${name}: este arquivo não está disponível no momento.`,
    tooLargeFile: (name: string) =>
      `📎 ${name}: este arquivo passa de 50 MB e não pode ser enviado por aqui.`,
  },
  en: {
    photo: 'photo.jpg',
    video: 'video.mp4',
    videoNote: 'short-video.mp4',
    voice: 'audio.ogg',
    audio: 'audio.mp3',
    animation: 'animation.mp4',
    document: 'file',
    location: (latitude, longitude) => `📍 Location: https://maps.google.com/?q=${latitude},${longitude}`,
    venue: (title, address) => `📍 ${title}, ${address}`,
    poll: (question, options) => `📊 Poll: ${question}\n${options}`,
    dice: (emoji, value) => `${emoji} ${value}`,
    unknown: '[a kind of message that I cannot show]',
    lostFile: (name) => `📎 ${name}: this file is not available at the moment.`,
    tooLargeFile: (name) => `📎 ${name}: this file is larger than 50 MB and cannot be sent here.`,
  },
})
