import { texts } from '../text.ts'

/** What operators read around a notice in the chat of their bot. */
export const noticeWords = texts({
  pt: {
    claim: '🛟 Resgatar',
    write: '✍️ Responder',
    show: '🔎 Ver',
    getFiles: '📎 Arquivos',
    panel: 'Abrir no painel',
    files: (count: number) => (count === 1 ? '📎 Veio 1 arquivo.' : `📎 Vieram ${count} arquivos.`),
    digest: (count: number) => (count === 1 ? '🗞 Resumo: 1 aviso' : `🗞 Resumo: ${count} avisos`),
    more: (count: number) => `… e mais ${count}. Use /meus para ver os seus.`,
    channels: {
      telegram: 'Telegram dos clientes',
      operators: 'Telegram da equipe',
      whatsapp: 'WhatsApp',
      email: 'E-mail',
    },
    down: (channel: string, when: string) => `⚠️ ${channel} não funciona desde ${when}.`,
    downAdvice: 'Veja o motivo em Canais, no painel.',
    upAgain: (channel: string) => `✅ ${channel} voltou a funcionar.`,
  },
  en: {
    claim: '🛟 Claim',
    write: '✍️ Answer',
    show: '🔎 See',
    getFiles: '📎 Files',
    panel: 'Open in the panel',
    files: (count) => (count === 1 ? '📎 1 file came with it.' : `📎 ${count} files came with it.`),
    digest: (count) => (count === 1 ? '🗞 Digest: 1 notice' : `🗞 Digest: ${count} notices`),
    more: (count) => `… and ${count} more. Send /meus to see yours.`,
    channels: {
      telegram: "Customers' Telegram",
      operators: "Operators' Telegram",
      whatsapp: 'WhatsApp',
      email: 'E-mail',
    },
    down: (channel, when) => `⚠️ ${channel} has not worked since ${when}.`,
    downAdvice: 'See why under Channels in the panel.',
    upAgain: (channel) => `✅ ${channel} works again.`,
  },
})
